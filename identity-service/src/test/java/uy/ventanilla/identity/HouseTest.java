package uy.ventanilla.identity;

import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.HouseRules;

class HouseTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.ofService("uy.ventanilla.identity").check();
    }
}

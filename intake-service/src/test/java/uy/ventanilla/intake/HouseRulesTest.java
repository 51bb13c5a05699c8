package uy.ventanilla.intake;

import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.HouseRules;

class HouseRulesTest {
    @Test
    void the_rooms_keep_to_the_rules_of_the_house() {
        HouseRules.ofService("uy.ventanilla.intake").check();
    }
}

package uy.ventanilla.knowledge;

import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.HouseRules;

class HouseRulesTest {
    @Test
    void the_rooms_keep_the_rules() {
        HouseRules.ofService("uy.ventanilla.knowledge").check();
    }
}

package uy.ventanilla.gateway;

import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.HouseRules;

class HouseRulesTest {
    @Test
    void the_gateway_keeps_the_rules_of_the_house() {
        HouseRules.ofService("uy.ventanilla.gateway").check();
    }
}

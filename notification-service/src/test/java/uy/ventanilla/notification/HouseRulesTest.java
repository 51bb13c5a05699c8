package uy.ventanilla.notification;

import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.HouseRules;

class HouseRulesTest {
    @Test
    void the_rooms_are_kept() {
        HouseRules.ofService("uy.ventanilla.notification").check();
    }
}

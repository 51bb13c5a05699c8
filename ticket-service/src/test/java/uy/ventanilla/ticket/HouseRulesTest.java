package uy.ventanilla.ticket;

import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.HouseRules;

class HouseRulesTest {
    @Test
    void the_rooms_are_as_the_house_wants_them() {
        HouseRules.ofService("uy.ventanilla.ticket").check();
    }
}

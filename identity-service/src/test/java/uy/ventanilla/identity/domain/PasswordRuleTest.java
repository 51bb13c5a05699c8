package uy.ventanilla.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {
    @Test
    void length_counts_and_odd_signs_do_not() {
        assertThat(broken("nueve let")).contains(PasswordRule.TOO_SHORT);
        assertThat(broken("diez letras")).isEmpty();
        assertThat(broken("x y z".repeat(50))).contains(PasswordRule.TOO_LONG);
    }

    @Test
    void the_obvious_is_refused() {
        assertThat(broken("Ada@clients.example")).contains(PasswordRule.TOO_OBVIOUS);
        assertThat(broken("Ada Lovelace")).contains(PasswordRule.TOO_OBVIOUS);
        assertThat(broken("aaaaaaaaaaaa")).contains(PasswordRule.TOO_OBVIOUS);
    }

    private static Optional<PasswordRule> broken(String password) {
        return PasswordRule.brokenBy(password, "ada@clients.example", "Ada Lovelace");
    }
}

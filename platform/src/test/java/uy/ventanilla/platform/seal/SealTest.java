package uy.ventanilla.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SealTest {
    private final Seal seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void a_seal_holds_for_what_it_was_made_over_and_for_nothing_else() {
        var made = seal.over("reply", "t1", "17", "ana@bodegasur.example");
        assertThat(made).matches("[a-z2-7]{16}");
        assertThat(seal.holds(made, "reply", "t1", "17", "ana@bodegasur.example"))
                .isTrue();
        assertThat(seal.holds(made, "reply", "t1", "18", "ana@bodegasur.example"))
                .isFalse();
        assertThat(seal.holds(made, "reply", "t2", "17", "ana@bodegasur.example"))
                .isFalse();
        assertThat(seal.holds(made, "attachment", "t1", "17", "ana@bodegasur.example"))
                .isFalse();
        assertThat(seal.holds("", "reply", "t1", "17", "ana@bodegasur.example")).isFalse();
    }

    @Test
    void mail_systems_may_fold_its_letters() {
        var made = seal.over("reply", "t1", "17");
        assertThat(seal.holds(made.toUpperCase(Locale.ROOT), "reply", "t1", "17"))
                .isTrue();
    }

    @Test
    void the_border_between_parts_counts() {
        assertThat(seal.over("p", "ab", "c")).isNotEqualTo(seal.over("p", "a", "bc"));
    }

    @Test
    void another_secret_makes_another_seal() {
        var bytes = new byte[32];
        bytes[0] = 1;
        assertThat(new Seal(Base64.getEncoder().encodeToString(bytes)).over("p", "x"))
                .isNotEqualTo(seal.over("p", "x"));
    }

    @Test
    void a_short_secret_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> new Seal(Base64.getEncoder().encodeToString(new byte[8])))
                .hasMessageContaining("openssl rand -base64 32");
    }
}

package uy.ventanilla.identity.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uy.ventanilla.identity.domain.signin.KeyLife.State;
import uy.ventanilla.identity.domain.signin.KeyLife.Turn;

class KeyLifeTest {
    private static final Duration AGE = Duration.ofDays(90);
    private static final Duration TOKENS_LIVE = Duration.ofMinutes(5);
    private static final Duration CHECKERS_KEEP = Duration.ofMinutes(5);
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void the_first_signs_at_once_and_the_next_waits_until_it_is_known() {
        var first = new Turn("a", T0);
        var now = T0.plus(AGE);
        var next = new Turn("b", now.plus(KeyLife.LEAD));
        var both = List.of(first, next);

        assertThat(KeyLife.due(List.of(), AGE, T0)).isTrue();
        assertThat(KeyLife.due(List.of(first), AGE, now.minusSeconds(1))).isFalse();
        assertThat(KeyLife.due(List.of(first), AGE, now)).isTrue();
        assertThat(KeyLife.due(both, AGE, now)).as("one is waiting").isFalse();
        assertThat(KeyLife.state(first, both, now)).isEqualTo(State.SIGNING);
        assertThat(KeyLife.state(next, both, now)).isEqualTo(State.NEXT);
        assertThat(KeyLife.state(next, both, next.signsFrom())).isEqualTo(State.SIGNING);
        assertThat(KeyLife.state(first, both, next.signsFrom())).isEqualTo(State.RETIRING);
        assertThat(KeyLife.over(both, next.signsFrom().plus(KeyLife.KEPT).minusSeconds(1)))
                .isEmpty();
        assertThat(KeyLife.over(both, next.signsFrom().plus(KeyLife.KEPT))).containsExactly(first);
    }

    @Test
    void keys_of_one_moment_have_one_that_signs_and_stays() {
        var pair = List.of(new Turn("a", T0), new Turn("b", T0));

        assertThat(KeyLife.signing(pair, T0)).contains(new Turn("b", T0));
        assertThat(KeyLife.over(pair, T0.plus(AGE))).isEmpty();
    }

    @Test
    void no_living_token_is_ever_without_its_key_whenever_the_operator_rotates() {
        var random = new Random(7);
        for (int run = 0; run < 200; run++) {
            var turns = new ArrayList<Turn>();
            var published = new ArrayList<List<Turn>>();
            var signedBy = new ArrayList<Turn>();
            for (int minute = 0; minute < 200; minute++) {
                var now = T0.plus(Duration.ofMinutes(minute));
                boolean byHand = random.nextInt(25) == 0
                        && turns.stream().noneMatch(turn -> turn.signsFrom().isAfter(now));
                if (byHand || KeyLife.due(turns, Duration.ofMinutes(40), now)) {
                    turns.add(new Turn("k" + minute, turns.isEmpty() ? now : now.plus(KeyLife.LEAD)));
                }
                turns.removeAll(KeyLife.over(turns, now));
                published.add(List.copyOf(turns));
                signedBy.add(KeyLife.signing(turns, now).orElseThrow());
            }
            for (int made = 0; made < 200; made++) {
                for (int read = Math.max(0, made - (int) CHECKERS_KEEP.toMinutes());
                        read <= Math.min(199, made + (int) TOKENS_LIVE.toMinutes());
                        read++) {
                    if (made == 0 || read > 0) {
                        assertThat(published.get(read)).contains(signedBy.get(made));
                    }
                }
            }
        }
    }
}

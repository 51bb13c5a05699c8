package uy.ventanilla.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void looks_again_until_it_holds() {
        var looks = new AtomicInteger();
        Await.until("three looks", () -> looks.incrementAndGet() == 3);
        assertThat(looks).hasValue(3);
    }

    @Test
    void says_what_was_awaited_and_what_the_last_look_said() {
        var await = Await.within(Duration.ofMillis(60));
        assertThatThrownBy(() ->
                        await.asserted("a mail to Ada", () -> assertThat(1).isEqualTo(2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not within 60 ms: a mail to Ada")
                .hasMessageContaining("expected: 2");
    }

    @Test
    void a_moved_clock_moves_in_every_zone() {
        var clock = MovableClock.at("2026-11-02T09:00:00Z");
        var inMontevideo = clock.withZone(ZoneId.of("America/Montevideo"));
        clock.advance(Duration.ofHours(4));
        assertThat(inMontevideo.instant()).isEqualTo("2026-11-02T13:00:00Z");
    }
}

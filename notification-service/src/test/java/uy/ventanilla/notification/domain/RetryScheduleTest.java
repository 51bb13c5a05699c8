package uy.ventanilla.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import uy.ventanilla.notification.domain.RetrySchedule.Trouble;

class RetryScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_refused_mail_waits_at_least_a_minute_and_longer_each_time_up_to_four_hours() {
        var pauses = new ArrayList<Long>();
        for (int tries = 1; tries <= 10; tries++) {
            pauses.add(pause(Trouble.REFUSED_FOR_NOW, tries, 0).toMinutes());
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 240L, 240L);
    }

    @Test
    void a_server_that_is_away_is_asked_again_every_two_seconds_then_every_minute() {
        assertThat(pause(Trouble.AWAY, 1, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause(Trouble.AWAY, 10, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause(Trouble.AWAY, 11, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(pause(Trouble.AWAY, 500, 0)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void pauses_spread_by_up_to_a_fifth() {
        assertThat(pause(Trouble.REFUSED_FOR_NOW, 1, 1)).isEqualTo(Duration.ofSeconds(72));
    }

    @Test
    void a_mail_is_given_up_five_days_after_it_was_wanted() {
        var wanted = NOON.minus(Duration.ofDays(5));
        assertThat(RetrySchedule.next(Trouble.REFUSED_FOR_NOW, 1, 0, wanted, NOON))
                .isEmpty();
        assertThat(RetrySchedule.next(Trouble.REFUSED_FOR_NOW, 1, 0, wanted.plusSeconds(60), NOON))
                .isPresent();
    }

    private static Duration pause(Trouble trouble, int tries, double spread) {
        return Duration.between(
                NOON, RetrySchedule.next(trouble, tries, spread, NOON, NOON).orElseThrow());
    }
}

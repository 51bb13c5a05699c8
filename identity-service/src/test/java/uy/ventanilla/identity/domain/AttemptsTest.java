package uy.ventanilla.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    private final Attempts attempts = new Attempts();

    @Test
    void five_failures_cost_nothing_and_the_next_wait_grows() {
        fail("ada", 4);
        assertThat(attempts.wait("ada", NINE)).isZero();
        fail("ada", 1);
        assertThat(attempts.wait("ada", NINE)).isEqualTo(Duration.ofSeconds(5));
        fail("ada", 1);
        assertThat(attempts.wait("ada", NINE)).isEqualTo(Duration.ofSeconds(10));
        fail("ada", 30);
        assertThat(attempts.wait("ada", NINE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void waiting_ends_and_nobody_else_waits() {
        fail("ada from here", 5);
        assertThat(attempts.wait("ada from here", NINE.plusSeconds(5))).isZero();
        assertThat(attempts.wait("ada from there", NINE)).isZero();
    }

    @Test
    void a_success_or_an_hour_forgets_the_failures() {
        fail("ada", 6);
        attempts.succeeded("ada");
        assertThat(attempts.wait("ada", NINE)).isZero();
        fail("bruno", 6);
        attempts.failed("bruno", NINE.plus(Duration.ofMinutes(61)));
        assertThat(attempts.wait("bruno", NINE.plus(Duration.ofMinutes(61)))).isZero();
    }

    @Test
    void of_many_at_once_no_more_are_looked_at_than_are_free() {
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.reserve("ada", NINE)).isZero();
        }
        for (int i = 0; i < 500; i++) {
            assertThat(attempts.reserve("ada", NINE)).isPositive();
        }
        attempts.succeeded("ada");
        assertThat(attempts.reserve("ada", NINE)).isZero();
    }

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(key, NINE);
        }
    }
}

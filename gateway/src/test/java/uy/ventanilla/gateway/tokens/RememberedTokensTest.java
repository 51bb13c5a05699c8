package uy.ventanilla.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import uy.ventanilla.gateway.tokens.Tokens.Bearer;

class RememberedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Bearer ADA = new Bearer(UUID.randomUUID(), "ada");

    private final AtomicLong nanos = new AtomicLong();
    private final RememberedTokens tokens = new RememberedTokens(Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

    @Test
    void a_token_is_remembered_for_a_minute() {
        tokens.add("long", ADA, NOW.plus(Duration.ofMinutes(5)));
        pass(Duration.ofSeconds(59));
        assertThat(tokens.find("long")).isEqualTo(ADA);
        pass(Duration.ofSeconds(2));
        assertThat(tokens.find("long")).isNull();
    }

    @Test
    void not_beyond_its_own_end() {
        tokens.add("short", ADA, NOW.plus(Duration.ofSeconds(20)));
        pass(Duration.ofSeconds(19));
        assertThat(tokens.find("short")).isEqualTo(ADA);
        pass(Duration.ofSeconds(2));
        assertThat(tokens.find("short")).isNull();
        tokens.add("ended", ADA, NOW.minus(Duration.ofSeconds(10)));
        assertThat(tokens.find("ended")).isNull();
    }

    @Test
    void nobody_elses() {
        tokens.add("adas", ADA, NOW.plus(Duration.ofMinutes(5)));
        assertThat(tokens.find("Adas")).isNull();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

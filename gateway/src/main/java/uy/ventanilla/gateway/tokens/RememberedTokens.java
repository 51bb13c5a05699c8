package uy.ventanilla.gateway.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.gateway.tokens.Tokens.Bearer;

/**
 * Tokens that were found genuine a moment ago: checking a signature costs more than the rest of the door. Each for a minute, so
 * that a key which is withdrawn does not count for longer, and not beyond its own end.
 */
final class RememberedTokens {
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final int MOST = 5_000;

    private final Clock clock;
    private final Cache<String, Genuine> tokens;

    private record Genuine(Bearer bearer, Duration left) {}

    RememberedTokens(Clock clock, Ticker ticker) {
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfter(Expiry.<String, Genuine>creating((_, token) -> token.left()))
                .build();
    }

    @Nullable
    Bearer find(String token) {
        var genuine = tokens.getIfPresent(token);
        return genuine == null ? null : genuine.bearer();
    }

    void add(String token, Bearer bearer, Instant expires) {
        var left = Duration.between(clock.instant(), expires);
        if (left.isPositive()) { // not so in the minute of grace that clocks are given
            tokens.put(token, new Genuine(bearer, left.compareTo(MOMENT) < 0 ? left : MOMENT));
        }
    }
}

package uy.ventanilla.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Counts requests in token buckets that are full after a quiet window. A bucket nobody has asked for that long is full, so it
 * can be forgotten; of more than {@value #REMEMBERED} the least used ones are, in favour of whom they count.
 */
@Component
public final class Limits {
    private static final int REMEMBERED = 200_000;

    private record Key(Policy policy, String whose) {}

    /**
     * What came of asking for one more request.
     *
     * @param remaining how many more could follow at once
     * @param retryIn until another one is let in; zero where this one was
     * @param reset until nothing is used any more
     */
    public record Taken(Policy policy, int limit, boolean granted, long remaining, Duration retryIn, Duration reset) {
        /** RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-11 §3. */
        public String policyHeader() {
            return "\"" + policy.wireName() + "\";q=" + limit + ";w="
                    + policy.window().toSeconds();
        }

        /** RateLimit, §4 there. */
        public String stateHeader() {
            return "\"" + policy.wireName() + "\";r=" + remaining + ";t=" + seconds(reset);
        }

        /** Retry-After in whole seconds, never too few (RFC 9110 §10.2.3). */
        public long retryAfter() {
            return Math.max(1, seconds(retryIn));
        }

        private static long seconds(Duration time) {
            return TimeUnit.NANOSECONDS.toSeconds(time.toNanos() + TimeUnit.SECONDS.toNanos(1) - 1);
        }
    }

    private final LimitSettings settings;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(1)) // the longest window
            .build();

    Limits(LimitSettings settings) {
        this.settings = settings;
    }

    /** Takes one request of {@code whose} under {@code policy}, if there is one left. */
    public Taken take(Policy policy, String whose) {
        return take(policy, whose, settings.of(policy));
    }

    /** Takes one of a tenant's; {@code slug} tells whether it has a limit of its own. */
    public Taken takeOfTenant(String whose, String slug) {
        return take(Policy.TENANT, whose, settings.ofTenant(slug));
    }

    private Taken take(Policy policy, String whose, int aMinute) {
        int limit = policy.share(aMinute);
        var probe = buckets.get(new Key(policy, whose), _ -> bucket(limit, policy.window()))
                .tryConsumeAndReturnRemaining(1);
        return new Taken(
                policy,
                limit,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    private static Bucket bucket(int limit, Duration window) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, window))
                .build();
    }
}

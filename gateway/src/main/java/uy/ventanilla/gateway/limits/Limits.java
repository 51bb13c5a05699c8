package uy.ventanilla.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts requests in token buckets. At once there may come what comes in two seconds of a limit: a minute's worth would keep
 * everybody else waiting for as long as it takes to serve. Only twenty may always come, for so many things a page asks for. A
 * bucket nobody has asked for a minute is full, so it can be forgotten; of more than {@value #REMEMBERED} the least used ones
 * are, in favour of whom they count.
 */
@Component
public final class Limits {
    private static final int REMEMBERED = 200_000;
    private static final int A_PAGE = 20;

    private record Key(Policy policy, String whose) {}

    /**
     * What came of asking for one more request.
     *
     * @param limit how many may come within {@code window}
     * @param remaining how many more could follow at once
     * @param retryIn until another one is let in; zero where this one was
     * @param reset until nothing is used any more
     */
    public record Taken(
            Policy policy,
            int limit,
            Duration window,
            boolean granted,
            long remaining,
            Duration retryIn,
            Duration reset) {
        /** RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-11 §3. */
        public String policyHeader() {
            return "\"" + policy.wireName() + "\";q=" + limit + ";w=" + seconds(window);
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
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    Limits(LimitSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes one request of {@code whose} under {@code policy}, if there is one left.
     *
     * @param slug of the tenant on whose host they ask; absent on the platform's own
     */
    public Taken take(Policy policy, String whose, @Nullable String slug) {
        int aMinute = settings.of(policy, slug);
        int atOnce = Math.max(aMinute / 30, Math.min(aMinute, A_PAGE));
        var probe = buckets.get(new Key(policy, whose), _ -> bucket(atOnce, aMinute))
                .tryConsumeAndReturnRemaining(1);
        return new Taken(
                policy,
                atOnce,
                Duration.ofMinutes(1).multipliedBy(atOnce).dividedBy(aMinute),
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    private static Bucket bucket(int atOnce, int aMinute) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(atOnce).refillGreedy(aMinute, Duration.ofMinutes(1)))
                .build();
    }
}

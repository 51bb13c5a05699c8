package uy.ventanilla.identity.domain.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a signing key is made, signs and goes, so that no token is ever refused for its key. It is published {@link #LEAD} before
 * it signs, longer than whoever checks tokens keeps what they have read (five minutes), and stays for {@link #KEPT} after
 * another has taken its turn, longer than any token lives.
 */
public final class KeyLife {
    public static final Duration LEAD = Duration.ofMinutes(10);
    public static final Duration KEPT = Duration.ofMinutes(15);

    /** A key's turn. */
    public record Turn(String id, Instant signsFrom) {}

    /** What a key is at some time. */
    public enum State {
        NEXT,
        SIGNING,
        RETIRING
    }

    private KeyLife() {}

    /** The one that signs at {@code now}: the last whose turn has come. Where none has, the first to come. */
    public static Optional<Turn> signing(List<Turn> turns, Instant now) {
        var order = Comparator.comparing(Turn::signsFrom).thenComparing(Turn::id);
        return turns.stream()
                .filter(turn -> !turn.signsFrom.isAfter(now))
                .max(order)
                .or(() -> turns.stream().min(order));
    }

    public static State state(Turn turn, List<Turn> turns, Instant now) {
        var signing = signing(turns, now).orElse(turn);
        if (turn.equals(signing)) {
            return State.SIGNING;
        }
        return turn.signsFrom.isAfter(now) ? State.NEXT : State.RETIRING;
    }

    /** Those that no living token was signed by. */
    public static List<Turn> over(List<Turn> turns, Instant now) {
        return turns.stream()
                .filter(turn -> {
                    var replaced = replacedAt(turn, turns);
                    return replaced != null && !replaced.plus(KEPT).isAfter(now);
                })
                .toList();
    }

    private static @Nullable Instant replacedAt(Turn turn, List<Turn> turns) {
        return turns.stream()
                .map(Turn::signsFrom)
                .filter(other -> other.isAfter(turn.signsFrom))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether it is time to make another: none is waiting for its turn, and the one that signs is older than {@code age}. */
    public static boolean due(List<Turn> turns, Duration age, Instant now) {
        return signing(turns, now)
                .map(signing -> !signing.signsFrom.plus(age).isAfter(now)
                        && turns.stream().noneMatch(turn -> turn.signsFrom.isAfter(now)))
                .orElse(true);
    }
}

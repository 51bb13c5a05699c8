package uy.ventanilla.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * What a tenant notices of a neighbour that comes with fifty times its normal load: the same work beside a quiet neighbour and
 * beside a noisy one, in turns.
 */
final class NoisyNeighbour {
    /** Agents' requests of a busy desk: some twenty people, each with a page that asks every few seconds. */
    private static final double NORMAL = 4;

    private static final int TIMES = 50;
    /** What the operator lets it have: ten times what is normal. */
    static final int ALLOWED_A_MINUTE = (int) (NORMAL * 10 * 60);

    static final String NOISE = "benchnoise";
    private static final double LIMIT_PER_CENT = 20;
    /** Of the desk, each way; a turn has 160. */
    private static final int WANTED = 900;

    private static final int MOST_TURNS = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration TURN = Duration.ofSeconds(40);
    /** What counts, or does not where the machine's host gave the processors to others. */
    private static final Duration PIECE = Duration.ofSeconds(5);
    /** Of a processor's time, in hundredths of a second: half a percent of a piece on two processors. */
    private static final long STOLEN = 5;

    /** Until what the noise has left to do (mails, events, clocks) is done and a quiet turn is quiet. */
    private static final Duration CALM = Duration.ofSeconds(15);

    private static final int AGENTS = 8;

    private final Stand stand;

    NoisyNeighbour(Stand stand) {
        this.stand = stand;
    }

    void run(Table table) throws Exception {
        System.out.println("neighbours: " + NORMAL + " requests a second are normal, " + NORMAL * TIMES + " are noise");
        var desk = Desk.open(stand, "bench-desk", 2);
        var neighbour = Desk.open(stand, NOISE, AGENTS);
        var warming = Both.of(desk, neighbour);
        warming.work(NORMAL * TIMES, WARM_UP);
        warming.work(NORMAL, CALM);
        var quiet = Load.Result.none();
        var noisy = Load.Result.none();
        long noiseFailed = 0;
        for (int turn = 0; turn < MOST_TURNS && Math.min(quiet.timed(), noisy.timed()) < WANTED; turn++) {
            var both = Both.of(desk, neighbour);
            quiet = quiet.and(both.work(NORMAL, TURN)[0]);
            var beside = both.work(NORMAL * TIMES, TURN);
            noisy = noisy.and(beside[0]);
            noiseFailed += beside[1].failed();
            both.work(NORMAL, CALM);
        }
        table.tell("a desk beside a quiet neighbour, p50", quiet.millis(50), "ms");
        table.tell("a desk beside a noisy neighbour, p50", noisy.millis(50), "ms");
        table.tell("a desk beside a quiet neighbour, p95", quiet.millis(95), "ms");
        table.tell("a desk beside a noisy neighbour, p95", noisy.millis(95), "ms");
        table.judge(
                "how much the noise moves its p95",
                (noisy.millis(95) / quiet.millis(95) - 1) * 100,
                "%",
                LIMIT_PER_CENT);
        table.tell("its requests beside a quiet neighbour", (double) quiet.timed(), "");
        table.tell("its requests beside a noisy neighbour", (double) noisy.timed(), "");
        table.mustBeNone(
                "requests missing, for the machine's host took too much",
                Math.max(0, WANTED - Math.min(quiet.timed(), noisy.timed())));
        table.mustBeNone("its failed requests", quiet.failed() + noisy.failed());
        table.tell("the neighbour's failed requests", (double) noiseFailed, "");
    }

    /** Two desks at work. Who made much noise a moment ago has no request left to sign in with, so both have signed in before. */
    private record Both(Desk desk, List<String> ours, Desk neighbour, List<String> theirs) {
        static Both of(Desk desk, Desk neighbour) {
            return new Both(desk, desk.tokens(), neighbour, neighbour.tokens());
        }

        /** What the desk had, timed while the machine's host let it be, then the neighbour that asks {@code noise} times a second. */
        Load.Result[] work(double noise, Duration duration) throws InterruptedException {
            var results = new Load.Result[2];
            var beside = Thread.ofPlatform().start(() -> {
                try {
                    results[1] = new Load(noise, i -> neighbour.work(i, theirs)).run(duration);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            results[0] = Load.Result.none();
            var stolen = new StolenTime();
            for (var at = Duration.ZERO; at.compareTo(duration) < 0; at = at.plus(PIECE)) {
                int first = (int) (NORMAL * at.toSeconds());
                var piece = new Load(NORMAL, i -> desk.work(first + i, ours)).run(PIECE);
                results[0] = results[0].and(stolen.hundredths() > STOLEN ? piece.untimed() : piece);
            }
            beside.join();
            return results;
        }
    }
}

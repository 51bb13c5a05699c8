package uy.ventanilla.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the way through the gateway costs over asking the service itself: the same requests with the same tokens, a second each
 * way in turn, so that whatever else the machine does meets both. First of a service that has next to nothing to do, then
 * of one that asks its database. The tokens are known: the gateway checks each once a minute. What counts is the difference
 * between the slowest hundredths of all requests; how it differs from round to round is told beside it.
 *
 * <p>A pair of turns in which the machine's host gave the processors to others counts for neither way and is taken again. Where
 * that is so of two thirds of them, nothing can be measured now, and the table says how many are missing.
 */
final class GatewayOverhead {
    private static final double PER_SECOND = 200;
    private static final double LIMIT_MILLIS = 3;
    private static final int ROUNDS = 4;
    private static final int TURNS = 40;
    /** With so many turns lost to the host a round gives up. */
    private static final int LOST = 80;

    private static final Duration TURN = Duration.ofSeconds(1);
    /** Of a processor's time, in hundredths of a second: half a percent of both turns on two processors. */
    private static final long STOLEN = 2;

    /** A compiler at work takes a processor from whoever is measured: until most of it is done, and then until it rests. */
    private static final Duration PRESSED = Duration.ofSeconds(90);

    private static final Duration SETTLED = Duration.ofSeconds(30);
    /** New tokens are checked, and connections that rested are asked again. */
    private static final Duration READY = Duration.ofSeconds(3);

    private static final int AT_A_TIME = 8;
    /** Enough that none of them meets their own limit at the gateway. */
    private static final int AGENTS = 8;

    private final Stand stand;

    GatewayOverhead(Stand stand) {
        this.stand = stand;
    }

    void run(Table table) throws Exception {
        System.out.println(
                "gateway: " + PER_SECOND + " requests a second, to a service and through the gateway in turns");
        var desk = Desk.open(stand, "bench-gateway", AGENTS);
        compare(table, desk, "identity, GET /oauth2/jwks", "/oauth2/jwks", stand.service(8101));
        compare(table, desk, "ticket, GET /api/tickets/{number}", "/api/tickets/7", stand.service(8103));
    }

    private void compare(Table table, Desk desk, String what, String path, URI service) throws Exception {
        var tokens = desk.tokens();
        long failed = direct(tokens, path, service).press(AT_A_TIME, PRESSED)
                + through(desk, tokens, path).press(AT_A_TIME, PRESSED);
        direct(tokens, path, service).run(SETTLED);
        through(desk, tokens, path).run(SETTLED);
        var all = Ways.none();
        var overheads = new ArrayList<Double>();
        for (int number = 0; number < ROUNDS; number++) {
            var fresh = desk.tokens(); // they live for five minutes
            var round = round(direct(fresh, path, service), through(desk, fresh, path));
            overheads.add(round.overhead(99));
            all = all.and(round);
        }
        for (double percentile : new double[] {50, 99}) {
            table.tell(what + ", directly, p%.0f".formatted(percentile), all.direct.millis(percentile), "ms");
            table.tell(
                    what + ", through the gateway, p%.0f".formatted(percentile), all.through.millis(percentile), "ms");
        }
        table.tell(what + ", turns lost to the machine's host", all.lost, "");
        table.mustBeNone(what + ", turns missing for it", ROUNDS * TURNS - all.turns);
        table.tell(what + ", overhead at p99, least of " + ROUNDS + " rounds", Collections.min(overheads), "ms");
        table.tell(what + ", overhead at p99, most of them", Collections.max(overheads), "ms");
        table.judge(what + ", overhead at p99 of all", all.overhead(99), "ms", LIMIT_MILLIS);
        table.mustBeNone(what + ", failed requests", failed + all.direct.failed() + all.through.failed());
    }

    /** So many turns each way, or fewer where the host takes too much of too many. */
    private static Ways round(Load direct, Load through) throws InterruptedException {
        direct.run(READY);
        through.run(READY);
        var all = Ways.none();
        var stolen = new StolenTime();
        for (int turn = 0; all.turns < TURNS && all.lost < LOST; turn++) {
            boolean directFirst = turn % 2 == 0; // so that what the machine does every two seconds meets both
            var first = (directFirst ? direct : through).run(TURN);
            var second = (directFirst ? through : direct).run(TURN);
            all = stolen.hundredths() > STOLEN
                    ? all.and(new Ways(first.untimed(), second.untimed(), 0, 1))
                    : all.and(new Ways(directFirst ? first : second, directFirst ? second : first, 1, 0));
        }
        return all;
    }

    /** What was asked directly and through the gateway, in so many turns each, and how many count for nothing. */
    private record Ways(Load.Result direct, Load.Result through, int turns, int lost) {
        static Ways none() {
            return new Ways(Load.Result.none(), Load.Result.none(), 0, 0);
        }

        Ways and(Ways other) {
            return new Ways(
                    direct.and(other.direct), through.and(other.through), turns + other.turns, lost + other.lost);
        }

        double overhead(double percentile) {
            return through.millis(percentile) - direct.millis(percentile);
        }
    }

    private static Load direct(List<String> tokens, String path, URI service) {
        return new Load(
                PER_SECOND, i -> Stand.request(service, path, of(tokens, i)).build());
    }

    private static Load through(Desk desk, List<String> tokens, String path) {
        return new Load(PER_SECOND, i -> desk.request(path, of(tokens, i)).build());
    }

    private static String of(List<String> tokens, int number) {
        return tokens.get(number % tokens.size());
    }
}

package uy.ventanilla.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the way through the gateway costs over asking the service itself: the same requests with the same tokens, in turns of a
 * few seconds each, so that whatever else the machine does meets both. First of a service that has next to nothing to do, then
 * of one that asks its database. The tokens are known: the gateway checks each once a minute. What counts is the difference
 * between the slowest hundredths of all requests; how it differs from turn to turn is told beside it.
 */
final class GatewayOverhead {
    private static final double PER_SECOND = 200;
    private static final double LIMIT_MILLIS = 3;
    private static final int TURNS = 13;
    /** A compiler at work takes a processor from whoever is measured: until most of it is done, and then until it rests. */
    private static final Duration PRESSED = Duration.ofSeconds(90);

    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final int AT_A_TIME = 8;
    private static final Duration TURN = Duration.ofSeconds(7);
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
        var early = desk.tokens();
        long failed = direct(early, path, service).press(AT_A_TIME, PRESSED)
                + through(desk, early, path).press(AT_A_TIME, PRESSED);
        var tokens = desk.tokens(); // they live for five minutes
        var direct = direct(tokens, path, service);
        var through = through(desk, tokens, path);
        direct.run(SETTLED);
        through.run(SETTLED);
        var directly = Load.Result.none();
        var throughGateway = Load.Result.none();
        var overheads = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            boolean directFirst = turn % 2 == 0; // so that what the machine does every ten seconds meets both
            var first = (directFirst ? direct : through).run(TURN);
            var second = (directFirst ? through : direct).run(TURN);
            var one = directFirst ? first : second;
            var other = directFirst ? second : first;
            overheads.add(other.millis(99) - one.millis(99));
            directly = directly.and(one);
            throughGateway = throughGateway.and(other);
        }
        overheads.sort(null);
        for (double percentile : new double[] {50, 99}) {
            table.tell(what + ", directly, p%.0f".formatted(percentile), directly.millis(percentile), "ms");
            table.tell(
                    what + ", through the gateway, p%.0f".formatted(percentile),
                    throughGateway.millis(percentile),
                    "ms");
        }
        table.tell(what + ", overhead at p99, least of " + TURNS + " turns", overheads.getFirst(), "ms");
        table.tell(what + ", overhead at p99, half of them less than", overheads.get(TURNS / 2), "ms");
        table.tell(what + ", overhead at p99, most of them", overheads.getLast(), "ms");
        table.judge(
                what + ", overhead at p99 of all", throughGateway.millis(99) - directly.millis(99), "ms", LIMIT_MILLIS);
        table.mustBeNone(what + ", failed requests", failed + directly.failed() + throughGateway.failed());
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

package uy.ventanilla.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What the way through the gateway costs over asking the service itself: the same requests with the same tokens, in turns of a
 * few seconds each, so that whatever else the machine does meets both. First of a service that has next to nothing to do, then
 * of one that asks its database. The tokens are known: the gateway checks each once a minute.
 */
final class GatewayOverhead {
    private static final double PER_SECOND = 200;
    private static final double LIMIT_MILLIS = 3;
    private static final int TURNS = 10;
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration TURN = Duration.ofSeconds(5);
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
        IntFunction<HttpRequest> direct =
                i -> Stand.request(service, path, of(tokens, i)).build();
        IntFunction<HttpRequest> through =
                i -> desk.request(path, of(tokens, i)).build();
        new Load(PER_SECOND, direct).warmUp(WARM_UP);
        new Load(PER_SECOND, through).warmUp(WARM_UP);
        var directly = Load.Result.none();
        var throughGateway = Load.Result.none();
        for (int turn = 0; turn < TURNS; turn++) {
            directly = directly.and(new Load(PER_SECOND, direct).run(TURN));
            throughGateway = throughGateway.and(new Load(PER_SECOND, through).run(TURN));
        }
        for (double percentile : new double[] {50, 99}) {
            table.tell(what + ", directly, p%.0f".formatted(percentile), directly.millis(percentile), "ms");
            table.tell(
                    what + ", through the gateway, p%.0f".formatted(percentile),
                    throughGateway.millis(percentile),
                    "ms");
        }
        table.judge(what + ", overhead, p99", throughGateway.millis(99) - directly.millis(99), "ms", LIMIT_MILLIS);
        table.mustBeNone(what + ", failed requests", directly.failed() + throughGateway.failed());
    }

    private static String of(List<String> tokens, int number) {
        return tokens.get(number % tokens.size());
    }
}

package uy.ventanilla.gateway.door;

import java.net.InetAddress;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the door found out about a request: where the browser thinks it is, whose host that is, and the request's id.
 *
 * @param host as in the browser's address line, lower case, without the port
 * @param port as in the address line, or the scheme's own
 * @param client whose address it comes from; absent where the connection is gone already
 * @param tenant absent on the platform's own host
 */
public record Visit(
        String requestId,
        String scheme,
        String host,
        int port,
        @Nullable InetAddress client,
        @Nullable UUID tenant,
        boolean platform) {
    private static final String ATTRIBUTE = Visit.class.getName();

    /** The visit of a request that has passed the door. */
    public static Visit of(ServerWebExchange exchange) {
        return Objects.requireNonNullElse(exchange.getAttribute(ATTRIBUTE), NOBODY);
    }

    void rememberIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** The host with its port where the scheme's own is not meant, as in an {@code Origin} header. */
    String authority() {
        boolean usual = port == ("https".equals(scheme) ? 443 : 80);
        return usual ? host : host + ":" + port;
    }

    // Probes of the gateway's own health come without a tenant; no route matches them.
    private static final Visit NOBODY = new Visit("", "http", "", 80, null, null, false);
}

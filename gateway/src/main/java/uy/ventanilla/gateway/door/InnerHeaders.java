package uy.ventanilla.gateway.door;

import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The last hand on a request before it leaves for a service. Whatever came from outside under our names is dropped, and
 * only what the door itself found out is written. Runs last, because the framework drops forwarding headers as well.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class InnerHeaders implements HttpHeadersFilter {
    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var visit = Visit.of(exchange);
        boolean api = AskedPath.of(exchange.getRequest()).isApi();
        var inner = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!ours(name.toLowerCase(Locale.ROOT)) && !(api && name.equalsIgnoreCase(HttpHeaders.COOKIE))) {
                inner.addAll(name, values);
            }
        });
        if (visit.tenant() != null) {
            inner.set("X-Ventanilla-Tenant", visit.tenant().toString());
        }
        inner.set("X-Forwarded-Proto", visit.scheme());
        inner.set("X-Forwarded-Host", visit.host());
        inner.set("X-Forwarded-Port", Integer.toString(visit.port()));
        if (visit.client() != null) {
            inner.set(Proxies.FORWARDED_FOR, visit.client().getHostAddress());
        }
        inner.set(OuterHeaders.REQUEST_ID, visit.requestId());
        return inner;
    }

    private static boolean ours(String name) {
        return name.startsWith("x-ventanilla-")
                || name.startsWith("x-forwarded-")
                || name.equals("forwarded")
                || name.equals("x-request-id");
    }
}

package uy.ventanilla.gateway.door;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import uy.ventanilla.gateway.problems.Refusal;
import uy.ventanilla.gateway.tenants.TenantHosts;

/**
 * Which pages of elsewhere a browser lets use the API (CORS, the Fetch standard): those of the origins that a tenant's blueprint
 * lists, and never with a cookie. Whatever is no API is for its own pages alone.
 */
@Component
class Origins {
    private static final Duration REMEMBERED_BY_BROWSERS = Duration.ofMinutes(10);
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> ASKED_WITH = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            "Idempotency-Key",
            "Last-Event-ID",
            OuterHeaders.REQUEST_ID,
            "traceparent",
            "tracestate");
    private static final List<String> ANSWERED_WITH = List.of(
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            "RateLimit",
            "RateLimit-Policy",
            OuterHeaders.REQUEST_ID);

    private final TenantHosts hosts;
    private final DefaultCorsProcessor processor = new Refusing();

    Origins(TenantHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Says on the answer what its reader's browser has to know. Throws a 403 {@link Refusal} for an origin that is not listed.
     *
     * @return whether that is all: the browser only asked whether it may ask
     */
    boolean answer(ServerWebExchange exchange, Visit visit) {
        var request = exchange.getRequest();
        if (!isApi(request.getPath().value())) {
            return false;
        }
        if (request.getHeaders().getOrigin() == null) {
            exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            return false;
        }
        processor.process(allowed(visit), exchange);
        return CorsUtils.isPreFlightRequest(request);
    }

    private CorsConfiguration allowed(Visit visit) {
        var allowed = new CorsConfiguration();
        allowed.addAllowedOrigin(visit.scheme() + "://" + visit.authority());
        if (visit.tenant() != null) {
            hosts.allowedOrigins(visit.tenant()).forEach(allowed::addAllowedOrigin);
        }
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(ASKED_WITH);
        allowed.setExposedHeaders(ANSWERED_WITH);
        allowed.setMaxAge(REMEMBERED_BY_BROWSERS);
        return allowed;
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/intake/") || path.startsWith("/platform/");
    }

    private static final class Refusing extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "origin-not-allowed",
                    "A page of elsewhere may ask only if the blueprint lists its origin under api: allowedOrigins:, and with "
                            + "the methods and headers of the API.");
        }
    }
}

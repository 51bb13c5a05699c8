package uy.ventanilla.gateway.door;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import uy.ventanilla.gateway.problems.Refusal;
import uy.ventanilla.gateway.tenants.TenantHosts;

/**
 * Which pages of elsewhere a browser lets use the API (CORS, the Fetch standard): those of the origins that a tenant's blueprint
 * lists. Whatever is no API is for its own pages alone.
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
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

    Origins(TenantHosts hosts) {
        this.hosts = hosts;
    }

    /** What becomes of a request. */
    enum Verdict {
        MAY_ASK,
        /** A browser that asks whether a page may ask; all is said. */
        ONLY_WONDERS,
        MAY_NOT
    }

    /** Judges a request, and says on the answer what the reader's browser has to know. */
    Verdict judge(ServerWebExchange exchange, Visit visit) {
        var request = exchange.getRequest();
        if (!AskedPath.of(request).isApi()) {
            return Verdict.MAY_ASK;
        }
        var origin = request.getHeaders().getOrigin();
        // what the framework takes for the same origin goes by the connection, which may have been https before us
        if (origin == null || origin.equals(visit.scheme() + "://" + visit.authority())) {
            exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            return Verdict.MAY_ASK;
        }
        var allowed = allowed(visit);
        if (allowed.checkOrigin(origin) == null || !processor.process(allowed, exchange)) {
            return Verdict.MAY_NOT;
        }
        return CorsUtils.isPreFlightRequest(request) ? Verdict.ONLY_WONDERS : Verdict.MAY_ASK;
    }

    /** Why a request may not be asked, and what to do about it. */
    Refusal refusal(ServerWebExchange exchange, Visit visit) {
        if (visit.tenant() == null) {
            return new Refusal(
                    HttpStatus.FORBIDDEN, "origin-not-allowed", "The operator's API is for the platform's own pages.");
        }
        var origin = exchange.getRequest().getHeaders().getOrigin();
        if (allowed(visit).checkOrigin(origin) == null) {
            return new Refusal(
                    HttpStatus.FORBIDDEN,
                    "origin-not-allowed",
                    "A page of elsewhere may ask only if the blueprint lists its origin under api: allowedOrigins:.");
        }
        return new Refusal(
                HttpStatus.FORBIDDEN,
                "preflight-refused",
                "This page may ask, but only by " + String.join(", ", METHODS) + " and with the headers "
                        + String.join(", ", ASKED_WITH) + ".");
    }

    private CorsConfiguration allowed(Visit visit) {
        var allowed = new CorsConfiguration();
        if (visit.tenant() != null) {
            hosts.allowedOrigins(visit.tenant()).forEach(allowed::addAllowedOrigin);
        }
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(ASKED_WITH);
        allowed.setExposedHeaders(ANSWERED_WITH);
        allowed.setMaxAge(REMEMBERED_BY_BROWSERS);
        return allowed;
    }
}

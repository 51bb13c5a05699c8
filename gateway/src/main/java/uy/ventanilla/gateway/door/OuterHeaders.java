package uy.ventanilla.gateway.door;

import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** What every answer carries, whoever made it. A service that says more about framing than we do is left its word. */
final class OuterHeaders {
    static final String REQUEST_ID = "X-Request-Id";
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String REFERRER_POLICY = "Referrer-Policy";

    private OuterHeaders() {}

    static void putOn(ServerHttpResponse response, String requestId, String scheme) {
        response.beforeCommit(() -> {
            var headers = response.getHeaders();
            headers.set(REQUEST_ID, requestId);
            headers.set("X-Content-Type-Options", "nosniff");
            if ("https".equals(scheme)) {
                // of this host alone: what else there is under a tenant's domain is not ours to decide (RFC 6797)
                headers.set("Strict-Transport-Security", "max-age=31536000");
            }
            if (!headers.containsHeader(CONTENT_SECURITY_POLICY)) {
                headers.set(CONTENT_SECURITY_POLICY, "frame-ancestors 'none'");
            }
            if (!headers.containsHeader(REFERRER_POLICY)) {
                headers.set(REFERRER_POLICY, "same-origin");
            }
            return Mono.empty();
        });
    }
}

package uy.ventanilla.gateway.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uy.ventanilla.gateway.limits.Limits;
import uy.ventanilla.gateway.limits.Policy;
import uy.ventanilla.gateway.problems.Refusal;
import uy.ventanilla.gateway.tenants.TenantHosts;

/**
 * Counts who comes in, and refuses who comes too often with a 429 {@link Refusal}. First one's own share, then the tenant's:
 * who has used up their own takes nothing from their colleagues. Every answer tells how the share stands that was used.
 */
@Component
class Turnstile {
    private final Limits limits;
    private final TenantHosts hosts;

    Turnstile(Limits limits, TenantHosts hosts) {
        this.limits = limits;
        this.hosts = hosts;
    }

    /** Somebody with a token of the tenant they visit. */
    void caller(ServerWebExchange exchange, Visit visit, String subject) {
        pass(exchange, Policy.CALLER, place(visit.tenant()) + " " + subject);
        tenant(exchange, visit);
    }

    /** Somebody without a token, or with one that is not genuine: known by the address they come from. */
    void visitor(ServerWebExchange exchange, Visit visit) {
        var request = exchange.getRequest();
        var whose = place(visit.tenant()) + " " + address(visit);
        if (isSignIn(request)) {
            pass(exchange, Policy.SIGN_IN, whose);
        }
        pass(exchange, Policy.VISITOR, whose);
        tenant(exchange, visit);
    }

    private void tenant(ServerWebExchange exchange, Visit visit) {
        if (visit.tenant() != null) {
            var taken = limits.takeOfTenant(place(visit.tenant()), hosts.slug(visit.tenant()));
            if (!taken.granted()) {
                tell(exchange.getResponse(), taken);
                throw refusal();
            }
        }
    }

    private void pass(ServerWebExchange exchange, Policy policy, String whose) {
        var taken = limits.take(policy, whose);
        tell(exchange.getResponse(), taken);
        if (!taken.granted()) {
            throw refusal();
        }
    }

    private static void tell(ServerHttpResponse response, Limits.Taken taken) {
        if (!taken.granted()) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(taken.retryAfter()));
        }
        response.beforeCommit(() -> {
            response.getHeaders().set("RateLimit-Policy", taken.policyHeader());
            response.getHeaders().set("RateLimit", taken.stateHeader());
            return Mono.empty();
        });
    }

    private static Refusal refusal() {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Wait for the seconds that Retry-After names, then go on more slowly; RateLimit tells what is left.");
    }

    private static boolean isSignIn(ServerHttpRequest request) {
        var path = request.getPath().value();
        return (HttpMethod.POST.equals(request.getMethod())
                        && (path.equals("/login")
                                || path.startsWith("/login/")
                                || path.equals("/forgotten")
                                || path.startsWith("/activate/")))
                // looking makes us ask others, or keep something
                || path.startsWith("/login/via/")
                || path.equals("/login/passkey");
    }

    private static String place(@Nullable UUID tenant) {
        return tenant == null ? "platform" : tenant.toString();
    }

    private static String address(Visit visit) {
        return visit.client() == null ? "unknown" : network(visit.client());
    }

    /** Whose address it is: of IPv6 a visitor has 2^64 to come from, all of one network (RFC 6177). */
    static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }
}

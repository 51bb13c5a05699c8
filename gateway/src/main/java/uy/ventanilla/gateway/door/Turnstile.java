package uy.ventanilla.gateway.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
        pass(exchange, visit, Policy.CALLER, subject);
        tenant(exchange, visit);
    }

    /** Somebody without a token, or with one that is not genuine: known by the address they come from. */
    void visitor(ServerWebExchange exchange, Visit visit) {
        pass(exchange, visit, Policy.VISITOR, address(visit));
        tenant(exchange, visit);
    }

    /** Somebody with a form about passwords, before they are taken for anybody. */
    void signIn(ServerWebExchange exchange, Visit visit) {
        pass(exchange, visit, Policy.SIGN_IN, address(visit));
    }

    private void pass(ServerWebExchange exchange, Visit visit, Policy policy, String whose) {
        var taken = limits.take(policy, place(visit) + " " + whose, slug(visit));
        tell(exchange.getResponse(), taken);
        if (!taken.granted()) {
            throw refusal();
        }
    }

    private void tenant(ServerWebExchange exchange, Visit visit) {
        if (visit.tenant() != null) {
            var taken = limits.take(Policy.TENANT, place(visit), slug(visit));
            if (!taken.granted()) {
                tell(exchange.getResponse(), taken);
                throw refusal();
            }
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

    private @Nullable String slug(Visit visit) {
        return visit.tenant() == null ? null : hosts.slug(visit.tenant());
    }

    private static String place(Visit visit) {
        return visit.tenant() == null ? "platform" : visit.tenant().toString();
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

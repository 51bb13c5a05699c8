package uy.ventanilla.gateway.door;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import uy.ventanilla.gateway.problems.Refusal;
import uy.ventanilla.gateway.tenants.TenantHosts;
import uy.ventanilla.gateway.tokens.Tokens;

/**
 * Lets a request in or refuses it: its path must be plain, its host somebody's, its token genuine and of that host's
 * tenant. A request without a token goes on as nobody's; the service decides what nobody may see.
 */
@Component
@Order(0)
class FrontDoor implements WebFilter {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern HOST = Pattern.compile("([a-z0-9.-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?");
    private static final Pattern ADDRESS = Pattern.compile("localhost|[0-9.]+|\\[.*]");
    // A backslash, a hidden slash or a dot segment could reach behind a route to what only the inside may see.
    private static final Pattern CROOKED_PATH = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|;|$)|\\\\|%5c|%2f|%00|//");

    private final TenantHosts hosts;
    private final Tokens tokens;
    private final Turnstile turnstile;
    private final Proxies proxies;
    private final Origins origins;
    private final DoorSettings settings;

    FrontDoor(
            TenantHosts hosts,
            Tokens tokens,
            Turnstile turnstile,
            Proxies proxies,
            Origins origins,
            DoorSettings settings) {
        this.hosts = hosts;
        this.tokens = tokens;
        this.turnstile = turnstile;
        this.proxies = proxies;
        this.origins = origins;
        this.settings = settings;
    }

    /**
     * As the connection's next task: reactor-netty 1.3.6 never reads again from a kept-alive connection on which it is answered
     * within the very call that brings a queued request (docs/decisions/no-answer-in-the-same-call.md). Its own thread does it,
     * so that no request waits for another to wake up.
     */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        var ownThread =
                Schedulers.fromExecutor(task -> connection.channel().eventLoop().execute(task));
        return Mono.defer(() -> enter(exchange, chain)).subscribeOn(ownThread);
    }

    private Mono<Void> enter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var requestId = requestId(request);
        OuterHeaders.putOn(exchange.getResponse(), requestId, settings.scheme());
        var path = request.getPath().value();
        if (CROOKED_PATH.matcher(path).find()) {
            return Mono.error(new Refusal(HttpStatus.BAD_REQUEST, "bad-path", "Send a plain, normalised path."));
        }
        var asked = AskedPath.of(request);
        var given = request.getHeaders().getOrEmpty(HttpHeaders.HOST);
        // RFC 9112 §3.2: of several, one that stands before us and a service behind us could each believe another
        var host = HOST.matcher(given.size() == 1 ? given.getFirst().toLowerCase(Locale.ROOT) : "");
        if (!host.matches()) {
            return Mono.error(new Refusal(HttpStatus.BAD_REQUEST, "bad-host", "Send one valid Host header."));
        }
        var visit = visit(requestId, host.group(1), host.group(2), proxies.clientOf(request));
        if (visit == null) {
            return ADDRESS.matcher(host.group(1)).matches() && forOperators(request)
                    ? chain.filter(exchange)
                    : Mono.error(unknown(host.group(1)));
        }
        if (asked.isActuator()) {
            return Mono.error(new Refusal(HttpStatus.NOT_FOUND, "not-found", "Nothing is served at this path."));
        }
        visit.rememberIn(exchange);
        if (asked.isSignIn()) {
            turnstile.signIn(exchange, visit); // whoever has a token tries passwords no faster
        }
        switch (origins.judge(exchange, visit)) {
            case MAY_ASK -> {}
            case ONLY_WONDERS -> {
                exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
                return exchange.getResponse().setComplete();
            }
            case MAY_NOT -> {
                turnstile.visitor(exchange, visit);
                return Mono.error(origins.refusal(exchange, visit));
            }
        }
        if (visit.tenant() != null && hosts.suspended(visit.tenant())) {
            return Mono.error(new Refusal(
                    HttpStatus.FORBIDDEN,
                    "tenant-suspended",
                    "This help desk is suspended. Nothing of it is lost; whoever runs it can tell more."));
        }
        var limited = BodyLimit.put(exchange, asked.mayCarryFiles() ? settings.maxUpload() : settings.maxBody());
        return admit(exchange, visit).then(Mono.defer(() -> chain.filter(limited)));
    }

    /**
     * Health to everybody who asks by address; metrics to the inside only: to a private address that asks for itself and
     * not on behalf of somebody outside.
     */
    private static boolean forOperators(ServerHttpRequest request) {
        if (!AskedPath.of(request).isActuator()) {
            return false;
        }
        var remote = request.getRemoteAddress();
        var from = remote == null ? null : remote.getAddress();
        boolean inside = from != null
                && (from.isLoopbackAddress() || from.isSiteLocalAddress())
                && !request.getHeaders().containsHeader(Proxies.FORWARDED_FOR)
                && !request.getHeaders().containsHeader("Forwarded");
        return inside || request.getPath().value().startsWith("/actuator/health");
    }

    private @Nullable Visit visit(String requestId, String host, @Nullable String port, @Nullable InetAddress client) {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        var scheme = settings.scheme();
        int known = port == null ? ("https".equals(scheme) ? 443 : 80) : Integer.parseInt(port);
        if (name.equals(settings.platformHost())) {
            return new Visit(requestId, scheme, name, known, client, null, true);
        }
        return hosts.find(name)
                .map(tenant -> new Visit(requestId, scheme, name, known, client, tenant, false))
                .orElse(null);
    }

    private Mono<Void> admit(ServerWebExchange exchange, Visit visit) {
        List<String> given = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (given.size() > 1) {
            return Mono.error(new Refusal(HttpStatus.BAD_REQUEST, "bad-request", "Send one Authorization header."));
        }
        if (given.isEmpty() || !given.getFirst().regionMatches(true, 0, "Bearer ", 0, 7)) {
            turnstile.visitor(exchange, visit);
            return Mono.empty();
        }
        var token = given.getFirst().substring(7).strip();
        var remembered = tokens.remembered(token);
        var bearers = remembered != null
                ? Mono.just(remembered)
                : Mono.fromCallable(() -> tokens.bearer(token))
                        .subscribeOn(Schedulers.boundedElastic()); // fetching keys blocks
        return bearers
                // whoever tries tokens out is no caller yet
                .doOnError(Refusal.class, _ -> turnstile.visitor(exchange, visit))
                .flatMap(bearer -> {
                    if (!Objects.equals(bearer.tenant(), visit.tenant())) {
                        turnstile.visitor(exchange, visit);
                        return Mono.error(new Refusal(
                                HttpStatus.FORBIDDEN,
                                "wrong-tenant",
                                "This token belongs elsewhere. Use it on the host it was issued on."));
                    }
                    turnstile.caller(exchange, visit, bearer.subject());
                    return Mono.empty();
                });
    }

    private static String requestId(ServerHttpRequest request) {
        var given = request.getHeaders().getFirst(OuterHeaders.REQUEST_ID);
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    private Refusal unknown(String host) {
        if (!hosts.complete()) {
            return new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "unavailable",
                    "The gateway is starting. Try again in a few seconds.");
        }
        return new Refusal(
                HttpStatus.NOT_FOUND,
                "unknown-host",
                "No tenant answers at " + host + ". Ask by a host its blueprint lists, or add this one under hosts: "
                        + "and apply the blueprint at " + settings.platformHost() + ".");
    }
}

package uy.ventanilla.gateway.door;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;

/**
 * Waits for the beginning of a service's answer only so long, and counts from when the service has all of the request: the
 * framework's own response timeout would run while a large file is still on its way. Ends in a {@link
 * java.util.concurrent.TimeoutException}.
 */
@Component
public class AnswerInTime implements GlobalFilter, Ordered {
    /** The metadata of routes whose answers may take any time to begin. */
    public static final String ENDLESS = "endless";

    private final Patience patience;

    AnswerInTime(Patience patience) {
        this.patience = patience;
    }

    /** Just before the filter that asks the service, and after the one that writes the answer. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (isEndless(exchange)) {
            return chain.filter(exchange);
        }
        var patienceEnds = end(exchange);
        if (!carriesBody(exchange.getRequest())) {
            return chain.filter(exchange).timeout(patienceEnds);
        }
        var sent = Sinks.<Void>empty();
        var watched = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().doFinally(_ -> sent.tryEmitEmpty());
            }
        };
        // how long the body itself may take is the server's matter
        return chain.filter(exchange.mutate().request(watched).build())
                .timeout(sent.asMono().then(patienceEnds));
    }

    /** Whether the answer may take any time to begin. */
    static boolean isEndless(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route.getMetadata().containsKey(ENDLESS);
    }

    /** The end of the patience that begins now, by whoever listens to it. */
    Mono<Void> end(ServerWebExchange exchange) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        return after(patience.answer(), connection.channel().eventLoop());
    }

    /** RFC 9112 §6.3. */
    private static boolean carriesBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /** By the connection's own clock: most are called off a moment later, and another thread would be woken for each. */
    private static Mono<Void> after(Duration time, EventLoop loop) {
        return Mono.create(sink -> {
            var alarm = loop.schedule(() -> sink.success(), time.toMillis(), TimeUnit.MILLISECONDS);
            sink.onDispose(() -> alarm.cancel(false));
        });
    }
}

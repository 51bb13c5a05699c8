package uy.ventanilla.gateway.door;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import uy.ventanilla.gateway.problems.Refusal;

/** Refuses a body that says it is too large, and one that keeps silent about it as soon as it has become so. */
final class BodyLimit extends ServerHttpRequestDecorator {
    private final DataSize limit;
    private final AtomicLong seen = new AtomicLong();

    private BodyLimit(ServerHttpRequest request, DataSize limit) {
        super(request);
        this.limit = limit;
    }

    static ServerWebExchange put(ServerWebExchange exchange, DataSize limit) {
        long said = exchange.getRequest().getHeaders().getContentLength();
        if (said > limit.toBytes()) {
            throw tooLarge(limit);
        }
        if (said >= 0) {
            return exchange; // the server reads no more than was said
        }
        return exchange.mutate()
                .request(new BodyLimit(exchange.getRequest(), limit))
                .build();
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().map(part -> {
            if (seen.addAndGet(part.readableByteCount()) > limit.toBytes()) {
                DataBufferUtils.release(part);
                throw tooLarge(limit);
            }
            return part;
        });
    }

    private static Refusal tooLarge(DataSize limit) {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Send at most " + limit.toMegabytes() + " MB, or fewer files at a time.");
    }
}

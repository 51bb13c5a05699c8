package uy.ventanilla.gateway.door;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends a small answer at once and says how long it is. Services send theirs in chunks, and each chunk passed on by itself would
 * be a packet of its own, and whoever waits would be woken for each: for the headers, the body, and the word that this was all.
 * Larger answers go on as they come once that much of them is here; a stream of events goes on as it comes from the start. Of a
 * small answer that breaks off nothing has gone out, so that it becomes a problem.
 */
@Component
class InOnePiece implements GlobalFilter, Ordered {
    private static final long SMALL = DataSize.ofKilobytes(32).toBytes();

    private final AnswerInTime inTime;

    InOnePiece(AnswerInTime inTime) {
        this.inTime = inTime;
    }

    /** Around the filter that writes the answer. */
    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        // what is waited for to be whole is waited for no longer than the beginning of an answer
        var end = AnswerInTime.isEndless(exchange) ? Mono.<Void>never() : inTime.end(exchange);
        return chain.filter(exchange.mutate()
                .response(new Collected(exchange.getResponse(), end))
                .build());
    }

    private static final class Collected extends ServerHttpResponseDecorator {
        private final Mono<Void> patienceEnds;

        Collected(ServerHttpResponse response, Mono<Void> patienceEnds) {
            super(response);
            this.patienceEnds = patienceEnds;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            var seen = new AtomicLong();
            return Flux.<DataBuffer>from(body)
                    .bufferUntil(part -> seen.addAndGet(part.readableByteCount()) >= SMALL)
                    .map(this::join)
                    .timeout(patienceEnds)
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                    .switchOnFirst((first, all) -> {
                        var part = first.get();
                        if (part == null || seen.get() >= SMALL) {
                            return super.writeWith(all);
                        }
                        getHeaders().setContentLength(part.readableByteCount());
                        return super.writeWith(all.singleOrEmpty());
                    })
                    .then();
        }

        private DataBuffer join(List<DataBuffer> parts) {
            return parts.size() == 1 ? parts.getFirst() : bufferFactory().join(parts);
        }
    }
}

package uy.ventanilla.gateway.problems;

import io.micrometer.context.ContextSnapshotFactory;
import io.netty.channel.ChannelException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/** Turns whatever went wrong into a problem; ahead of Boot's own handler, which would answer in another shape. */
@Component
@Order(-2)
class ProblemAnswers implements ErrorWebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final ContextSnapshotFactory OF_THE_REQUEST =
            ContextSnapshotFactory.builder().build();

    private final JsonMapper json;

    ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        return Mono.deferContextual(context -> {
            try (var _ = OF_THE_REQUEST.setThreadLocalsFrom(context)) { // so that what is logged names its trace
                return answer(exchange, failure);
            }
        });
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure); // half an answer is out: cutting the connection is the only honest end
        }
        var refusal = refusalOf(failure);
        if (refusal.status().is5xxServerError()) {
            log.warn(
                    "answered {} {} path={} because {}",
                    refusal.status().value(),
                    refusal.code(),
                    exchange.getRequest().getPath().value(),
                    failure.toString());
        }
        var headers = response.getHeaders();
        // a service may have begun to answer: its cookie and its ETag belong to an answer nobody gets
        Set<String> theirs =
                exchange.getAttributeOrDefault(ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES, Set.of());
        theirs.forEach(headers::remove);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "2");
        }
        response.setStatusCode(refusal.status());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:ventanilla:problem:" + refusal.code());
        body.put("title", refusal.status().getReasonPhrase());
        body.put("status", refusal.status().value());
        body.put("detail", refusal.detail());
        body.put("instance", exchange.getRequest().getPath().value());
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(body))));
    }

    private static Refusal refusalOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refusal refusal -> {
                    return refusal;
                }
                // refused or not reached in time: nothing of the request went out, so trying again is safe
                case ConnectException _, UnknownHostException _ -> {
                    return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Try again in a few seconds.");
                }
                case TimeoutException _ -> {
                    return slow();
                }
                case IOException _, AbortedException _ -> {
                    return new Refusal(
                            HttpStatus.BAD_GATEWAY,
                            "bad-gateway",
                            "The service broke off its answer. Look whether the change was made before trying again.");
                }
                // netty has cut the connection of who let it wait: nobody reads this, and nothing of ours went wrong
                case ChannelException _ -> {
                    return new Refusal(
                            HttpStatus.REQUEST_TIMEOUT, "request-timeout", "Send the rest of the request sooner.");
                }
                default -> {}
            }
        }
        if (failure instanceof ResponseStatusException known) {
            return named(HttpStatus.valueOf(known.getStatusCode().value()));
        }
        log.error("a request failed in a way nobody planned for", failure);
        return new Refusal(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something broke on our side and has been logged.");
    }

    private static Refusal named(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> new Refusal(status, "not-found", "Nothing is served at this path. Check its spelling.");
            case GATEWAY_TIMEOUT -> slow();
            default ->
                new Refusal(
                        status,
                        status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'),
                        status.getReasonPhrase());
        };
    }

    private static Refusal slow() {
        return new Refusal(
                HttpStatus.GATEWAY_TIMEOUT,
                "gateway-timeout",
                "The service took too long. Look whether the change was made before trying again.");
    }
}

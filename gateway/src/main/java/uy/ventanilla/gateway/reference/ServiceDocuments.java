package uy.ventanilla.gateway.reference;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services' own documents, asked for when somebody wants to read them and kept for a minute. A service that does not
 * answer is remembered by what it said last.
 */
final class ServiceDocuments {
    private static final Logger log = LoggerFactory.getLogger(ServiceDocuments.class);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 8 * 1024 * 1024;

    /** {@code missing}: services that have not answered since this gateway started, by name. */
    record Documents(List<JsonNode> parts, List<String> missing) {}

    /** What has been made of them, by the name it is asked for. */
    record Merged(Map<String, byte[]> documents, boolean complete) {}

    private record Answer(String service, JsonNode document) {}

    private final WebClient client = WebClient.builder()
            .exchangeStrategies(ExchangeStrategies.builder()
                    .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                    .build())
            .build();
    private final Map<String, JsonNode> last = new ConcurrentHashMap<>();
    private final Mono<Merged> all;

    /**
     * @param urls where each service is, by its name; what comes first is believed first
     * @param merging what is made of their documents, once for everybody who asks within a minute
     */
    ServiceDocuments(Map<String, String> urls, Function<Documents, Merged> merging) {
        all = Flux.fromIterable(urls.entrySet())
                .flatMapSequential(service -> ask(service.getKey(), service.getValue()))
                .collectList()
                .map(answers -> new Documents(
                        answers.stream().map(Answer::document).toList(),
                        urls.keySet().stream()
                                .filter(name -> answers.stream()
                                        .noneMatch(answer -> answer.service().equals(name)))
                                .toList()))
                .map(merging)
                .cache(
                        merged -> merged.complete() ? KEPT : KEPT_INCOMPLETE,
                        _ -> KEPT_INCOMPLETE,
                        () -> KEPT_INCOMPLETE);
    }

    Mono<Merged> merged() {
        return all;
    }

    private Mono<Answer> ask(String service, String url) {
        return client.get()
                .uri(url + "/v3/api-docs")
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .publishOn(Schedulers.boundedElastic()) // reading and putting them together is work
                .map(text -> JsonMapper.shared().readTree(text))
                .doOnNext(document -> last.put(service, document))
                .onErrorResume(e -> {
                    log.warn("{} does not tell its document: {}", service, e.toString());
                    return Mono.empty();
                })
                .switchIfEmpty(Mono.fromSupplier(() -> last.get(service)))
                .map(document -> new Answer(service, document));
    }
}

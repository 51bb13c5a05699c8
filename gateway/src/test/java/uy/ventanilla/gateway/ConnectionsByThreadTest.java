package uy.ventanilla.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

class ConnectionsByThreadTest {
    private final DisposableServer service = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, answer) -> answer.sendString(Mono.just("hello")))
            .bindNow();
    private final LoopResources threads = LoopResources.create("gateway", 3, true);
    private final ConnectionProvider connections = new ConnectionsByThread(() -> ConnectionProvider.builder("services")
            .maxConnections(1)
            .pendingAcquireMaxCount(-1)
            .build());
    private final HttpClient client = HttpClient.create(connections).runOn(threads);

    @Test
    void an_answer_comes_by_the_thread_that_asked() {
        var elsewhere = Flux.range(0, 100)
                .flatMap(_ -> Flux.fromStream(threads()).flatMap(this::elsewhere))
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(elsewhere).hasSize(300).containsOnly(false);
    }

    @Test
    void connections_are_used_again() {
        Set<String> used = ConcurrentHashMap.newKeySet();
        for (var thread : threads().toList()) {
            IntStream.range(0, 5)
                    .forEach(_ -> ask(used)
                            .subscribeOn(Schedulers.fromExecutor(thread))
                            .block(Duration.ofSeconds(10)));
        }
        IntStream.range(0, 5).forEach(_ -> ask(used).block(Duration.ofSeconds(10)));

        assertThat(used).as("one of each thread, and one that all others share").hasSize(4);
    }

    /** Whether it did not. */
    private Mono<Boolean> elsewhere(EventLoop thread) {
        return client.get()
                .uri("http://127.0.0.1:" + service.port())
                .responseSingle((_, body) -> body.asString().map(_ -> !thread.inEventLoop()))
                .subscribeOn(Schedulers.fromExecutor(thread));
    }

    private Mono<String> ask(Set<String> used) {
        return client.doOnResponse((_, connection) ->
                        used.add(connection.channel().localAddress().toString()))
                .get()
                .uri("http://127.0.0.1:" + service.port())
                .responseContent()
                .aggregate()
                .asString();
    }

    private Stream<EventLoop> threads() {
        return Stream.generate(threads.onClient(true)::next).limit(3);
    }

    @AfterEach
    void close() {
        connections
                .disposeLater()
                .then(threads.disposeLater(Duration.ZERO, Duration.ofSeconds(5)))
                .block(Duration.ofSeconds(10));
        service.disposeNow();
    }
}

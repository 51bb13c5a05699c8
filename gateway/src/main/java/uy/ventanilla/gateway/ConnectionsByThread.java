package uy.ventanilla.gateway;

import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

/**
 * Connections to services, to each of Netty's threads its own. Reactor Netty opens a connection on the thread that asks for
 * it, and hands it to any other afterwards: a request that came by one thread goes out by another, and so does its answer, and
 * each has to be woken for it. Here a request stays on the thread of its caller's connection.
 *
 * <p>Limits of a pool are each thread's.
 */
final class ConnectionsByThread implements ConnectionProvider {
    private final Supplier<ConnectionProvider> pools;
    private final ConnectionProvider shared;
    private final Map<Thread, ConnectionProvider> own = new ConcurrentHashMap<>();

    /** {@code pools}: another pool each time. */
    ConnectionsByThread(Supplier<ConnectionProvider> pools) {
        this.pools = pools;
        this.shared = pools.get();
    }

    @Override
    public Mono<? extends Connection> acquire(
            TransportConfig config,
            ConnectionObserver observer,
            @Nullable Supplier<? extends SocketAddress> remote,
            @Nullable AddressResolverGroup<?> resolver) {
        return mine().acquire(config, observer, remote, resolver);
    }

    /** Threads of others come and go, and connections are none of theirs: they share. */
    private ConnectionProvider mine() {
        var thread = Thread.currentThread();
        return thread instanceof FastThreadLocalThread ? own.computeIfAbsent(thread, _ -> pools.get()) : shared;
    }

    @Override
    public void disposeWhen(SocketAddress address) {
        shared.disposeWhen(address);
        own.values().forEach(pool -> pool.disposeWhen(address));
    }

    @Override
    public Mono<Void> disposeLater() {
        return Flux.fromIterable(own.values())
                .concatWithValues(shared)
                .flatMap(ConnectionProvider::disposeLater)
                .then();
    }

    @Override
    public void dispose() {
        disposeLater().subscribe();
    }
}

package uy.ventanilla.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uy.ventanilla.testkit.server.ElasticsearchServer;
import uy.ventanilla.testkit.server.KafkaServer;
import uy.ventanilla.testkit.server.MailServer;
import uy.ventanilla.testkit.server.Ports;
import uy.ventanilla.testkit.server.PostgresServer;
import uy.ventanilla.testkit.server.Server;
import uy.ventanilla.testkit.server.Trees;

/** The servers as child processes, on free ports and fresh data. */
final class ProcessSet implements ServerSet {
    private static final Logger log = LoggerFactory.getLogger(ProcessSet.class);
    private static final Duration PATIENCE = Duration.ofSeconds(110);

    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final ElasticsearchServer elasticsearch;
    private final MailServer mail;
    private final Path directory;
    private final Set<Server> up = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ProcessSet(Path directory, Path programs) {
        this.directory = directory;
        this.postgres = new PostgresServer(
                programs, directory.resolve("postgres"), Ports.free(), PostgresServer.Durability.FAST);
        this.kafka = new KafkaServer(directory.resolve("kafka"), Ports.free(), Ports.free());
        this.elasticsearch = new ElasticsearchServer(
                programs, directory.resolve("elasticsearch"), Ports.free(), Ports.free(), false);
        this.mail = new MailServer(directory.resolve("mail"), Ports.free(), Ports.free(), Ports.free());
    }

    @Override
    public void start(Consumer<Map<String, String>> ready) {
        for (var server : all()) {
            server.endOrphan();
        }
        for (var part : List.of("postgres", "kafka", "elasticsearch", "mail")) {
            Trees.delete(directory.resolve(part));
        }
        for (var server : all()) {
            Thread.ofPlatform().name(server.name()).start(() -> start(server, ready));
        }
    }

    private void start(Server server, Consumer<Map<String, String>> ready) {
        try {
            server.start();
            server.awaitReady(PATIENCE);
            ready.accept(addresses(server));
            up.add(server);
        } catch (RuntimeException e) {
            log.error("{} failed", server.name(), e);
            ready.accept(Map.of("failed." + key(server), String.valueOf(e.getMessage())));
        }
    }

    private static String key(Server server) {
        return switch (server) {
            case PostgresServer _ -> "postgres";
            case KafkaServer _ -> "kafka";
            case ElasticsearchServer _ -> "elasticsearch";
            case MailServer _ -> "mail";
        };
    }

    private static Map<String, String> addresses(Server server) {
        return switch (server) {
            case PostgresServer it ->
                Map.of(
                        "postgres.host",
                        "127.0.0.1",
                        "postgres.port",
                        Integer.toString(it.port()),
                        "postgres.user",
                        it.superuser(),
                        "postgres.password",
                        it.superuserPassword());
            case KafkaServer it -> Map.of("kafka.bootstrap-servers", it.bootstrapServers());
            case ElasticsearchServer it -> Map.of("elasticsearch.url", it.url());
            case MailServer it ->
                Map.of(
                        "mail.smtp.port",
                        Integer.toString(it.port()),
                        "mail.imap.port",
                        Integer.toString(it.imapPort()),
                        "mail.web.url",
                        it.webUrl());
        };
    }

    /** A server that died is started again on its data. */
    @Override
    public void lookAfter() {
        for (var server : up) {
            if (!closed && !server.isRunning()) {
                log.warn("{} died and is started again", server.name());
                server.start();
            }
        }
    }

    @Override
    public synchronized void stop() {
        closed = true;
        all().parallelStream().forEach(Server::stop);
    }

    private List<Server> all() {
        return List.of(postgres, kafka, elasticsearch, mail);
    }
}

package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import uy.ventanilla.testkit.server.ElasticsearchServer;
import uy.ventanilla.testkit.server.KafkaServer;
import uy.ventanilla.testkit.server.MailServer;
import uy.ventanilla.testkit.server.PostgresServer;
import uy.ventanilla.testkit.server.QuickStart;
import uy.ventanilla.testkit.server.ServiceDatabase;
import uy.ventanilla.testkit.server.StartUpCache;

/**
 * The whole platform: every server and every service as a process of its own, looked after until {@link #close}.
 *
 * <p>Parts go by name: {@code PostgreSQL}, {@code Kafka}, {@code Elasticsearch}, {@code Mail}, and the services by their
 * folders, such as {@code ticket-service}. Stories use it too, on other ports and in another home.
 */
public final class Platform implements AutoCloseable {
    public static final String POSTGRESQL = "PostgreSQL";
    public static final String KAFKA = "Kafka";
    public static final String ELASTICSEARCH = "Elasticsearch";
    public static final String MAIL = "Mail";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Layout layout;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final Map<String, Supervised> servers = new LinkedHashMap<>();
    private final Map<String, Supervised> services = new LinkedHashMap<>();

    /**
     * Whether parts record and use what makes later starts quicker, and who hears of what happens.
     *
     * @param optimising whether the services' JVMs compile what runs often as well as they can, and soon, and have room, as they would
     *     where they run for weeks. It pays after minutes, so neither {@code up} nor a story wants it; a measurement does
     * @param told what services are told beside the usual, as environment variables
     */
    public record Settings(boolean recordCaches, boolean optimising, Map<String, String> told, Consumer<String> news) {
        public Settings(boolean recordCaches, Consumer<String> news) {
            this(recordCaches, false, Map.of(), news);
        }
    }

    public Platform(Layout layout, Settings settings) {
        this.layout = layout;
        this.secrets = new Secrets(layout.secrets());
        var data = layout.data();
        this.postgres = new PostgresServer(
                layout.programs(), data.resolve("postgres"), layout.postgresPort(), PostgresServer.Durability.DURABLE);
        var kafka = new KafkaServer(
                data.resolve("kafka"), layout.kafkaPort(), layout.kafkaControllerPort(), cache("kafka", settings));
        var elasticsearch = new ElasticsearchServer(
                layout.programs(),
                data.resolve("elasticsearch"),
                layout.elasticsearchPort(),
                layout.elasticsearchTransportPort(),
                settings.recordCaches());
        var mail = new MailServer(
                data.resolve("mail"),
                layout.smtpPort(),
                layout.imapPort(),
                layout.mailPagePort(),
                cache("mail", settings));
        var clock = Clock.systemUTC();
        Supervised.Listener listener = (part, what) -> {
            settings.news().accept("%-21s %s".formatted(part.part().name(), what));
            StatusFile.write(layout, parts());
        };
        var parts = List.of(
                Part.of(postgres, POSTGRESQL),
                Part.of(kafka, KAFKA),
                Part.of(mail, MAIL),
                Part.of(elasticsearch, ELASTICSEARCH));
        for (var part : parts) {
            servers.put(part.name(), new Supervised(part, listener, clock));
        }
        var environment = new Environment(layout, secrets, kafka, elasticsearch, postgres);
        for (var service : Service.values()) {
            var app = App.of(service, layout);
            var told = environment.of(service);
            told.putAll(settings.told());
            var process = new ServiceProcess(service, app, layout, told, settings);
            services.put(service.module(), new Supervised(process, listener, clock));
        }
    }

    private QuickStart cache(String server, Settings settings) {
        return settings.recordCaches() ? StartUpCache.ofThisBuild(layout.programs(), server) : QuickStart.NONE;
    }

    /** Returns when everything is ready. Throws {@link Trouble} when something can't be; close it then too. */
    public void start() {
        mustBeBuilt();
        for (var part : parts()) {
            part.part().endOrphan();
        }
        servers.values().forEach(Supervised::begin);
        services.keySet().parallelStream()
                .flatMap(service -> Service.of(service).stream())
                .forEach(service -> App.of(service, layout).extracted());
        part(POSTGRESQL).awaitReady(PATIENCE);
        for (var service : Service.values()) {
            service.database().ifPresent(this::database);
        }
        part(KAFKA).awaitReady(PATIENCE);
        services.values().forEach(Supervised::begin);
        for (var part : parts()) {
            part.awaitReady(PATIENCE);
        }
    }

    private void mustBeBuilt() {
        var missing = Arrays.stream(Service.values())
                .filter(service -> !App.of(service, layout).isBuilt())
                .map(Service::module)
                .toList();
        if (!missing.isEmpty()) {
            throw new Trouble("Not built: " + String.join(", ", missing)
                    + ". ./ventanilla up builds what is missing; so does mvn package.");
        }
    }

    private void database(String name) {
        new ServiceDatabase(name, secrets.get("db." + name + ".owner"), secrets.get("db." + name + ".app"))
                .ensure(postgres.jdbcUrl(""), postgres.superuser(), postgres.superuserPassword());
    }

    /** kill -9. The part is started again at once, as after any crash. */
    public void kill(String name) {
        part(name).kill();
    }

    /** Stops a part until {@link #startAgain}. */
    public void stop(String name) {
        part(name).stop();
    }

    public void startAgain(String name) {
        part(name).startAgain();
    }

    /** Waits until the part answers; throws with the end of its log when it does not within five minutes. */
    public void awaitReady(String name) {
        part(name).awaitReady(PATIENCE);
    }

    public boolean isReady(String name) {
        var part = part(name);
        return part.state() == Supervised.State.READY && part.part().isReady();
    }

    /** -1 when it does not run. */
    public long pid(String name) {
        return part(name).part().pid();
    }

    public Path log(String name) {
        return part(name).part().log();
    }

    public List<String> names() {
        return parts().stream().map(part -> part.part().name()).toList();
    }

    public List<String> serviceNames() {
        return List.copyOf(services.keySet());
    }

    /** Sets the time of every service to the machine's plus this. Zero is the machine's own time. */
    public void setClockOffset(Duration offset) {
        try {
            Files.createDirectories(layout.home());
            var partial = layout.home().resolve("clock-offset.partial");
            Files.writeString(partial, offset.toString(), UTF_8);
            Files.move(partial, layout.clockOffset(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Layout layout() {
        return layout;
    }

    public String gatewayUrl() {
        return layout.gatewayUrl();
    }

    public String mailPageUrl() {
        return "http://127.0.0.1:" + layout.mailPagePort();
    }

    public String kafkaBrokers() {
        return "127.0.0.1:" + layout.kafkaPort();
    }

    public String operatorSecret() {
        return secrets.get("operator");
    }

    /** The secret of the portal's OAuth2 client. */
    public String portalSecret() {
        return secrets.get("portal");
    }

    /** Stops services first, then servers; nothing of it runs afterwards. */
    @Override
    public void close() {
        all(services.values().stream().map(it -> (Runnable) it::close).toList());
        all(servers.values().stream().map(it -> (Runnable) it::close).toList());
        StatusFile.forget(layout);
    }

    private static void all(List<Runnable> ends) {
        var threads = ends.stream().map(end -> Thread.ofPlatform().start(end)).toList();
        for (var thread : threads) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    List<Supervised> parts() {
        var all = new ArrayList<>(servers.values());
        all.addAll(services.values());
        return all;
    }

    private Supervised part(String name) {
        return Optional.ofNullable(servers.get(name))
                .or(() -> Optional.ofNullable(services.get(name)))
                .orElseThrow(() -> new Trouble("There is no part " + name + ". There are: " + names()));
    }
}

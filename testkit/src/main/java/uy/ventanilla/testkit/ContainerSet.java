package uy.ventanilla.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import uy.ventanilla.testkit.server.MailServer;
import uy.ventanilla.testkit.server.Ports;

/**
 * The servers as containers of the official images. The mail server stays our own process: no official image keeps a
 * mail that it has acknowledged.
 */
final class ContainerSet implements ServerSet {
    private static final String POSTGRES = "postgres:18";
    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String ELASTICSEARCH = "docker.elastic.co/elasticsearch/elasticsearch:8.19.21";

    private final PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES);
    private final KafkaContainer kafka = new KafkaContainer(KAFKA);
    private final ElasticsearchContainer elasticsearch = new ElasticsearchContainer(ELASTICSEARCH)
            .withEnv("xpack.security.enabled", "false")
            .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
    private final MailServer mail;

    ContainerSet(Path directory) {
        if (!engineAnswers()) {
            throw new IllegalStateException(
                    "ventanilla.stack=containers was asked for, but no container engine answers."
                            + " Start one (systemctl start docker) and let this user reach it (DOCKER_HOST, group docker), or"
                            + " leave -Dventanilla.stack away: then the same servers run as plain processes.");
        }
        this.mail = new MailServer(directory.resolve("mail"), Ports.free(), Ports.free(), Ports.free());
    }

    private static boolean engineAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "A container engine answers but can't be used: " + e + " It must be able to fetch images, or have "
                            + POSTGRES + ", " + KAFKA + ", " + ELASTICSEARCH + " and those of Testcontainers itself;"
                            + " .ventanilla/test-containers/servers.log says more.",
                    e);
        }
    }

    @Override
    public void start(Consumer<Map<String, String>> ready) {
        postgres.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        begin("postgres", ready, () -> {
            postgres.start();
            return Map.of(
                    "postgres.host",
                    postgres.getHost(),
                    "postgres.port",
                    Integer.toString(postgres.getMappedPort(5432)),
                    "postgres.user",
                    postgres.getUsername(),
                    "postgres.password",
                    postgres.getPassword());
        });
        begin("kafka", ready, () -> {
            kafka.start();
            return Map.of("kafka.bootstrap-servers", kafka.getBootstrapServers());
        });
        begin("elasticsearch", ready, () -> {
            elasticsearch.start();
            return Map.of("elasticsearch.url", "http://" + elasticsearch.getHttpHostAddress());
        });
        begin("mail", ready, () -> {
            mail.start();
            mail.awaitReady(Duration.ofSeconds(30));
            return Map.of(
                    "mail.smtp.port",
                    Integer.toString(mail.port()),
                    "mail.imap.port",
                    Integer.toString(mail.imapPort()),
                    "mail.web.url",
                    mail.webUrl());
        });
    }

    private interface Beginning {
        Map<String, String> addresses();
    }

    private static void begin(String name, Consumer<Map<String, String>> ready, Beginning beginning) {
        Thread.ofPlatform().name(name).start(() -> {
            try {
                ready.accept(beginning.addresses());
            } catch (RuntimeException e) {
                var cause = e.getCause();
                ready.accept(Map.of(
                        "failed." + name,
                        "the container of " + name + " did not start: " + e
                                + (cause == null ? "" : ", because of " + cause)));
            }
        });
    }

    @Override
    public void lookAfter() {}

    @Override
    public void stop() {
        List.of(postgres, kafka, elasticsearch).forEach(GenericContainer::stop);
        mail.stop();
    }
}

package uy.ventanilla.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.TopicReader;

/** The other services' side of Kafka: what they hear on {@code directory}, and what intake says. */
@TestComponent
class Heard implements AutoCloseable {
    private final String servers;
    private final String prefix;
    private final JsonMapper json;
    private final TopicReader directory;

    Heard(
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Value("${ventanilla.topic-prefix}") String prefix,
            JsonMapper json) {
        this.servers = servers;
        this.prefix = prefix;
        this.json = json;
        this.directory = new TopicReader(servers, prefix + "directory");
    }

    record Told(String type, String key, long sequence, JsonNode data) {}

    /** Everything said about a tenant so far, in order per key, as soon as there are {@code count} events of {@code type}. */
    List<Told> about(UUID tenant, String type, int count) {
        return Await.get(count + " times " + type, () -> {
            var told = directory.about(tenant);
            return told.stream().filter(it -> it.type().equals(type)).count() < count
                    ? Optional.<List<Told>>empty()
                    : Optional.of(told.stream().map(this::read).toList());
        });
    }

    private Told read(TopicReader.Said said) {
        var data = said.data() == null ? MissingNode.getInstance() : json.readTree(said.data());
        return new Told(said.type(), said.key(), said.sequence(), data);
    }

    /** The events of one type among what is said about a tenant, as soon as there are {@code count}. */
    List<Told> of(UUID tenant, String type, int count) {
        return about(tenant, type, count).stream()
                .filter(it -> it.type.equals(type))
                .toList();
    }

    void intakeSays(UUID tenant, String type, String data) {
        var settings = new Properties();
        settings.put("bootstrap.servers", servers);
        var record = new ProducerRecord<>(prefix + "intake", "key", data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        UUID.randomUUID().toString(),
                        "source",
                        "/ventanilla/intake-service",
                        "type",
                        type,
                        "tenantid",
                        tenant.toString(),
                        "subject",
                        "conversation",
                        "sequence",
                        "0",
                        "time",
                        "2026-11-02T12:00:00Z")
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}

package uy.ventanilla.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import uy.ventanilla.testkit.Await;

/** The other services' side of Kafka: what they hear on {@code directory}, and what intake says. */
@TestComponent
class Heard {
    private final String servers;
    private final String prefix;
    private final JsonMapper json;

    Heard(
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Value("${ventanilla.topic-prefix}") String prefix,
            JsonMapper json) {
        this.servers = servers;
        this.prefix = prefix;
        this.json = json;
    }

    record Told(String type, String key, long sequence, JsonNode data) {}

    /** Everything said about a tenant so far, in order per key, as soon as there are {@code count} events of {@code type}. */
    List<Told> about(UUID tenant, String type, int count) {
        var settings = new Properties();
        settings.put("bootstrap.servers", servers);
        var told = new ArrayList<Told>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            // assigned by hand: joining a group takes longer than most stories
            consumer.assign(consumer.partitionsFor(prefix + "directory").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            Await.until(count + " times " + type, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (text(record.headers().lastHeader("ce_tenantid")).equals(tenant.toString())) {
                        told.add(new Told(
                                text(record.headers().lastHeader("ce_type")),
                                record.key(),
                                Long.parseLong(text(record.headers().lastHeader("ce_sequence"))),
                                record.value() == null ? MissingNode.getInstance() : json.readTree(record.value())));
                    }
                });
                return told.stream().filter(it -> it.type.equals(type)).count() >= count;
            });
        }
        return told;
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

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

package uy.ventanilla.slatimer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.Event;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TimerEvent;
import uy.ventanilla.testkit.TopicReader;

/** Speaks for the other services on real Kafka, and listens to what this one says. */
final class Others implements AutoCloseable {
    private static final Path SAMPLES = Path.of("../contracts/samples/tenant.applied");

    private final JsonMapper json;
    private final String prefix;
    private final KafkaProducer<String, byte[]> says;
    private final TopicReader timers;

    Others(Environment environment, JsonMapper json) {
        this.json = json;
        this.prefix = environment.getRequiredProperty("ventanilla.topic-prefix");
        var brokers = environment.getRequiredProperty("spring.kafka.bootstrap-servers");
        this.says = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        this.timers = new TopicReader(brokers, prefix + "timers");
    }

    /** identity-service: the sample blueprint named so, applied by {@code tenant}. */
    void apply(UUID tenant, String sample) {
        apply(tenant, 1, blueprint(sample));
    }

    void apply(UUID tenant, int version, Blueprint blueprint) {
        say(tenant, tenant, new TenantApplied(tenant, version, blueprint));
    }

    Blueprint blueprint(String sample) {
        return blueprint(sample, "", "");
    }

    /** The sample blueprint with {@code others} instead of {@code words}. */
    Blueprint blueprint(String sample, String words, String others) {
        var text = text(sample);
        assertThat(text).contains(words);
        return json.readValue(text.replace(words, others), TenantApplied.class).blueprint();
    }

    private static String text(String sample) {
        try {
            return Files.readString(SAMPLES.resolve(sample + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void say(UUID tenant, UUID key, Event event) {
        var type = EventType.of(event);
        var out = new ProducerRecord<>(
                prefix + type.topic().address(), tenant + ":" + key, json.writeValueAsBytes(event));
        Map.of(
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.wireName(),
                        "ce_time", "2026-03-06T12:00:00Z",
                        "ce_tenantid", tenant.toString(),
                        "ce_subject", key.toString(),
                        "ce_sequence", "1")
                .forEach((name, value) -> out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            says.send(out).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that was said about {@code ticket} so far, of the kind asked for. */
    <T extends TimerEvent> List<T> heard(UUID ticket, Class<T> kind) {
        return all(kind).stream()
                .filter(event -> event.toString().contains("ticket=" + ticket))
                .toList();
    }

    /** Everything of the kind asked for, of whatever ticket. */
    <T extends TimerEvent> List<T> all(Class<T> kind) {
        var type = Arrays.stream(EventType.values())
                .filter(each -> each.data().equals(kind))
                .findFirst()
                .orElseThrow();
        return timers.said().stream()
                .filter(said -> said.type().equals(type.wireName()))
                .map(said -> json.readValue(said.data(), kind))
                .toList();
    }

    @Override
    public void close() {
        says.close();
        timers.close();
    }
}

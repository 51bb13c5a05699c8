package uy.ventanilla.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Event;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.TicketEvent;
import uy.ventanilla.testkit.MovableClock;

/** The other services as ticket-service knows them: what they say on Kafka, and what they hear of it there. */
@TestConfiguration(proxyBeanMethods = false)
class Neighbours implements DisposableBean {
    /** An announcement as it went over the wire. */
    record Heard(UUID id, UUID tenant, String type, long sequence, String key, TicketEvent event) {}

    private final String prefix;
    private final JsonMapper json;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread listening;

    Neighbours(
            @Value("${spring.kafka.bootstrap-servers}") String kafka,
            @Value("${ventanilla.topic-prefix}") String prefix,
            JsonMapper json) {
        this.prefix = prefix;
        this.json = json;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        prefix + "neighbours",
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(prefix + "tickets"));
        listening = Thread.ofPlatform().name("neighbours").daemon().start(this::listen);
    }

    @Bean
    @Primary
    static MovableClock movableClock() {
        return MovableClock.at("2026-03-06T13:00:00Z"); // a Friday, 10:00 in Montevideo
    }

    /** Says {@code event} under a new id. */
    void say(UUID tenant, String key, Event event) {
        say(UUID.randomUUID(), tenant, key, event);
    }

    void say(UUID id, UUID tenant, String key, Event event) {
        say(id, tenant, key, event, 0);
    }

    void say(UUID id, UUID tenant, String key, Event event, long sequence) {
        var type = EventType.of(event);
        var record = new ProducerRecord<>(
                prefix + type.topic().address(), tenant + ":" + key, json.writeValueAsBytes(event));
        var envelope = new HashMap<String, String>();
        envelope.put("ce_specversion", "1.0");
        envelope.put("ce_id", id.toString());
        envelope.put("ce_source", "/ventanilla/neighbour");
        envelope.put("ce_type", type.wireName());
        envelope.put("ce_subject", key);
        envelope.put("ce_time", "2026-03-06T13:00:00Z");
        envelope.put("ce_tenantid", tenant.toString());
        envelope.put("ce_sequence", Long.toString(sequence));
        envelope.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything announced for {@code tenant} so far, repeats dropped as every consumer drops them. */
    List<Heard> of(UUID tenant) {
        return heard.stream()
                .filter(event -> event.tenant().equals(tenant))
                .distinct()
                .toList();
    }

    private void listen() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> heard.add(read(record)));
            }
        } catch (WakeupException over) {
            // the test is over
        }
    }

    private Heard read(ConsumerRecord<String, byte[]> record) {
        var name = header(record, "ce_type");
        for (var type : EventType.values()) {
            if (type.wireName().equals(name)) {
                return new Heard(
                        UUID.fromString(header(record, "ce_id")),
                        UUID.fromString(header(record, "ce_tenantid")),
                        name,
                        Long.parseLong(header(record, "ce_sequence")),
                        record.key(),
                        (TicketEvent) json.readValue(record.value(), type.data()));
            }
        }
        throw new AssertionError("nobody knows the type " + name);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() throws InterruptedException {
        consumer.wakeup();
        listening.join();
        producer.close();
    }
}

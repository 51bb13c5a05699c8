package uy.ventanilla.ticket;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Event;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.TicketEvent;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.MovableClock;
import uy.ventanilla.testkit.TopicReader;

/** The other services as ticket-service knows them: what they say on Kafka, and what they hear of it there. */
@TestConfiguration(proxyBeanMethods = false)
class Neighbours implements AutoCloseable {
    /** An announcement as it went over the wire. */
    record Heard(String type, long sequence, String key, TicketEvent event) {}

    private final String prefix;
    private final JsonMapper json;
    private final KafkaProducer<String, byte[]> producer;
    private final TopicReader tickets;
    private final MeterRegistry meters;

    Neighbours(
            @Value("${spring.kafka.bootstrap-servers}") String kafka,
            @Value("${ventanilla.topic-prefix}") String prefix,
            JsonMapper json,
            MeterRegistry meters) {
        this.prefix = prefix;
        this.json = json;
        this.meters = meters;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        tickets = new TopicReader(kafka, prefix + "tickets");
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

    /** Everything announced for {@code tenant}, in order per ticket. */
    List<Heard> of(UUID tenant) {
        Await.until(
                "nothing waits to be said",
                () -> meters.get("ventanilla.outbox.rows").gauge().value() == 0);
        return tickets.about(tenant).stream().map(this::read).toList();
    }

    private Heard read(TopicReader.Said said) {
        for (var type : EventType.values()) {
            if (type.wireName().equals(said.type())) {
                return new Heard(said.type(), said.sequence(), said.key(), (TicketEvent)
                        json.readValue(said.data(), type.data()));
            }
        }
        throw new AssertionError("nobody knows the type " + said.type());
    }

    @Override
    public void close() {
        tickets.close();
        producer.close();
    }
}

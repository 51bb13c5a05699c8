package uy.ventanilla.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What a service has said on one of its topics, from the topic's beginning. Repeats are dropped by event id, as every
 * consumer drops them; events of one key stand in the order in which they were said.
 *
 * <p>An event is there as soon as Kafka has it, which is a moment after the request that caused it was answered: who
 * wants to see that something was <em>not</em> said waits until the service's outbox is empty.
 */
public final class TopicReader implements AutoCloseable {
    private final String name;
    private final KafkaConsumer<String, String> consumer;
    private final Map<UUID, Said> said = new LinkedHashMap<>();

    /**
     * One event, from its CloudEvents headers.
     *
     * @param key the record's key, the tenant in front
     * @param data JSON; null says that what the key named is gone
     */
    public record Said(
            UUID id,
            UUID tenant,
            String type,
            long sequence,
            String key,
            @Nullable String data) {}

    /**
     * @param brokers {@code host:port}, several with commas between
     * @param name the topic's whole name; one that does not exist yet is empty
     */
    public TopicReader(String brokers, String name) {
        this.name = name;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "allow.auto.create.topics", false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Everything on the topic by now. */
    public synchronized List<Said> said() {
        if (consumer.assignment().isEmpty()) {
            // by hand: joining a group takes longer than most stories
            consumer.assign(consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
        }
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::keep);
        }
        return List.copyOf(said.values());
    }

    /** What has been said by now about one tenant. */
    public List<Said> about(UUID tenant) {
        return said().stream().filter(event -> event.tenant().equals(tenant)).toList();
    }

    private void keep(ConsumerRecord<String, String> event) {
        var id = UUID.fromString(header(event, "ce_id"));
        said.putIfAbsent(
                id,
                new Said(
                        id,
                        UUID.fromString(header(event, "ce_tenantid")),
                        header(event, "ce_type"),
                        Long.parseLong(header(event, "ce_sequence")),
                        event.key(),
                        event.value()));
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}

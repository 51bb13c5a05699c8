package uy.ventanilla.gateway.tenants;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TenantChanged;
import uy.ventanilla.contracts.Topic;

/**
 * Hears every {@code tenant.applied} and {@code tenant.changed} there is, from the beginning at each start, on a thread of its own. No consumer
 * group: every gateway needs every record. Once caught up it stays so: with Kafka away the hosts known are still right.
 */
@Component
class Directory implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Directory.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_PARTITIONS_EVERY = Duration.ofSeconds(10);

    private final TenantHosts hosts;
    private final JsonMapper json;
    private final String topic;
    private final Map<String, Object> settings;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> open;
    private volatile CountDownLatch left = new CountDownLatch(1);
    private @Nullable Thread thread;

    Directory(
            TenantHosts hosts,
            JsonMapper json,
            @Value("${spring.kafka.bootstrap-servers}") String brokers,
            @Value("${ventanilla.topic-prefix:}") String topicPrefix) {
        this.hosts = hosts;
        this.json = json;
        this.topic = topicPrefix + Topic.DIRECTORY.address();
        this.settings = Map.ofEntries(
                entry("client.id", "gateway-directory"),
                entry("bootstrap.servers", brokers),
                entry("enable.auto.commit", false),
                entry("auto.offset.reset", "earliest"),
                // the topic's owner makes it, with compaction
                entry("allow.auto.create.topics", false),
                entry("default.api.timeout.ms", 5_000),
                entry("request.timeout.ms", 4_000));
    }

    @Override
    public void start() {
        running = true;
        left = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("directory").daemon(true).start(this::hear);
    }

    @Override
    public void stop() {
        running = false;
        left.countDown();
        var consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        var current = thread;
        if (current != null) {
            try {
                current.join(Duration.ofSeconds(6));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void hear() {
        while (running) {
            try (var consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                open = consumer;
                hearWith(consumer);
            } catch (WakeupException | InterruptException e) {
                log.debug("the directory is left", e);
            } catch (RuntimeException e) {
                log.warn("the directory cannot be heard, trying again: {}", e.toString());
                rest();
            }
        }
    }

    private void hearWith(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = Map.of();
        long lookAgainAt = System.nanoTime();
        while (running) {
            if (System.nanoTime() - lookAgainAt >= 0) {
                if (takeNewPartitions(consumer) && !hosts.complete()) {
                    ends = consumer.endOffsets(consumer.assignment());
                }
                lookAgainAt = System.nanoTime()
                        + (consumer.assignment().isEmpty() ? POLL : LOOK_FOR_PARTITIONS_EVERY).toNanos();
            }
            if (consumer.assignment().isEmpty()) {
                hosts.markComplete(); // no topic yet: nobody has applied a blueprint, so there is nothing to have
                // missed
                rest();
                continue;
            }
            consumer.poll(POLL).forEach(this::take);
            if (!hosts.complete()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                hosts.markComplete();
                log.info("directory heard, {} hosts known", hosts.size());
            }
        }
    }

    private boolean takeNewPartitions(KafkaConsumer<byte[], byte[]> consumer) {
        var fresh = new HashSet<TopicPartition>();
        // asking for one absent topic would be an answer full of errors, the list of all is not
        for (var partition : consumer.listTopics().getOrDefault(topic, List.of())) {
            fresh.add(new TopicPartition(topic, partition.partition()));
        }
        Set<TopicPartition> known = consumer.assignment();
        if (fresh.isEmpty() || known.containsAll(fresh)) {
            return false;
        }
        var positions = new HashMap<TopicPartition, Long>();
        known.forEach(partition -> positions.put(partition, consumer.position(partition)));
        consumer.assign(fresh);
        fresh.removeAll(positions.keySet());
        consumer.seekToBeginning(fresh);
        positions.forEach(consumer::seek);
        return true;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("ce_type");
        if (header == null || record.value() == null) {
            return;
        }
        var type = new String(header.value(), StandardCharsets.UTF_8);
        try {
            switch (type) {
                case EventType.Names.TENANT_APPLIED -> {
                    var applied = json.readValue(record.value(), TenantApplied.class);
                    hosts.apply(applied);
                    log.info(
                            "tenant applied tenant={} slug={} version={}",
                            applied.tenant(),
                            applied.blueprint().slug(),
                            applied.version());
                }
                case EventType.Names.TENANT_CHANGED -> {
                    var changed = json.readValue(record.value(), TenantChanged.class);
                    hosts.stand(
                            changed.tenant(),
                            new TenantHosts.Stood(changed.standing(), Instant.ofEpochMilli(record.timestamp())));
                    log.info("tenant changed tenant={} standing={}", changed.tenant(), changed.standing());
                }
                default -> {} // people and organisations have no hosts
            }
        } catch (JacksonException e) {
            // one unreadable event must not close the door to everybody else
            log.error(
                    "unreadable {} partition={} offset={}: {}",
                    type,
                    record.partition(),
                    record.offset(),
                    e.getOriginalMessage());
        }
    }

    private void rest() {
        try {
            if (left.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}

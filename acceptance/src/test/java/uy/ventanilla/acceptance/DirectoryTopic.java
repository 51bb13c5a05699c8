package uy.ventanilla.acceptance;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How far the services are with hearing who is who, as an operator sees it: by the lag of their consumer groups. */
final class DirectoryTopic {
    private static final String TOPIC = "directory";
    private static final List<String> LISTENERS =
            List.of("intake-service", "ticket-service", "sla-timer-service", "notification-service");

    private final Admin kafka;

    DirectoryTopic(String brokers) {
        this.kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
    }

    /** How many events were ever said on it. */
    long said() {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether every service has heard all that was said. */
    boolean isHeardByAll() {
        var ends = ends();
        return LISTENERS.stream().allMatch(group -> {
            var heard = heard(group);
            return ends.entrySet().stream().allMatch(end -> heard.getOrDefault(end.getKey(), 0L) >= end.getValue());
        });
    }

    private Map<TopicPartition, Long> heard(String group) {
        try {
            return kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<TopicPartition, Long> ends() {
        try {
            var partitions = kafka.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC).partitions().stream()
                    .collect(toMap(it -> new TopicPartition(TOPIC, it.partition()), _ -> OffsetSpec.latest()));
            return kafka.listOffsets(partitions).all().get().entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Map.of();
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package uy.ventanilla.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Carries outbox rows to Kafka: takes the lowest rows, sends them, waits for every acknowledgement, deletes them, commits.
 * A crash in between sends them again with the same ids. One relay per database at a time (an advisory lock), because
 * two would overtake each other within a key.
 */
final class OutboxRelay {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Producer<String, byte[]> producer;
    private final String topicPrefix;
    private final String source;

    OutboxRelay(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Producer<String, byte[]> producer,
            String topicPrefix,
            String source) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.producer = producer;
        this.topicPrefix = topicPrefix;
        this.source = source;
    }

    /** Relays one batch; {@code true} where there may be more. */
    boolean relay() {
        return transactions.acrossTenants(() -> {
            if (!jdbc.sql("select pg_try_advisory_xact_lock(hashtext('outbox-relay'))")
                    .query(Boolean.class)
                    .single()) {
                return false;
            }
            var rows = take();
            send(rows);
            return rows.size() == BATCH;
        });
    }

    private List<Row> take() {
        // Deleting needs no high-water mark, so a row that commits late is never skipped.
        var rows = jdbc.sql("""
                        delete from outbox where id in (select id from outbox order by id limit :batch)
                        returning id, tenant_id, event_id, topic, key, type, subject, sequence, said_at, trace_parent, data
                        """)
                .param("batch", BATCH)
                .query((rs, _) -> new Row(
                        rs.getLong("id"),
                        rs.getObject("tenant_id", UUID.class),
                        rs.getObject("event_id", UUID.class),
                        rs.getString("topic"),
                        rs.getString("key"),
                        rs.getString("type"),
                        rs.getString("subject"),
                        rs.getLong("sequence"),
                        rs.getObject("said_at", OffsetDateTime.class).toInstant(),
                        rs.getString("trace_parent"),
                        rs.getString("data")))
                .list();
        var ordered = new ArrayList<>(rows);
        ordered.sort((a, b) -> Long.compare(a.id, b.id)); // "returning" keeps no order
        return ordered;
    }

    private void send(List<Row> rows) {
        var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
        for (var row : rows) {
            sent.add(producer.send(row.toRecord(topicPrefix, source)));
        }
        producer.flush();
        for (var acknowledgement : sent) {
            try {
                acknowledgement.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka did not take an event; it stays in the outbox", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while relaying; the events stay in the outbox", e);
            }
        }
    }

    private record Row(
            long id,
            UUID tenant,
            UUID event,
            String topic,
            String key,
            String type,
            String subject,
            long sequence,
            Instant saidAt,
            @Nullable String traceParent,
            @Nullable String data) {
        ProducerRecord<String, byte[]> toRecord(String topicPrefix, String source) {
            // key: tenant and entity, so that two tenants never share an order
            var out = new ProducerRecord<>(
                    topicPrefix + topic,
                    tenant + ":" + key,
                    data == null ? null : data.getBytes(StandardCharsets.UTF_8));
            header(out, "ce_specversion", "1.0");
            header(out, "ce_id", event.toString());
            header(out, "ce_source", source);
            header(out, "ce_type", type);
            header(out, "ce_subject", subject);
            header(out, "ce_time", saidAt.toString());
            header(out, "ce_tenantid", tenant.toString());
            header(out, "ce_sequence", Long.toString(sequence));
            header(out, "content-type", "application/json");
            if (traceParent != null) {
                header(out, "traceparent", traceParent);
            }
            return out;
        }

        private static void header(ProducerRecord<String, byte[]> out, String name, String value) {
            out.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}

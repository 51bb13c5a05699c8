package uy.ventanilla.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * Says events with the rows they announce: a row in the same transaction, carried to Kafka by {@link OutboxRelay} after
 * the commit. At least once, in order per key; every delivery has the same event id.
 */
public final class Outbox {
    /** Bytes of JSON: with its headers below the mebibyte that Kafka's brokers and producers take by default. */
    private static final int LARGEST = 1_000_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Supplier<@Nullable String> traceParent;
    private final Runnable afterCommit;

    Outbox(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            Supplier<@Nullable String> traceParent,
            Runnable afterCommit) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.traceParent = traceParent;
        this.afterCommit = afterCommit;
    }

    /** Says {@code event} when the current transaction of {@code tenant} commits. Returns the event's id. */
    public UUID say(TenantId tenant, Outgoing event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("an event is said in the transaction that makes it true");
        }
        var data = json.writeValueAsString(event.data());
        if (data.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            // refused here, where its cause can still fail; in the relay it would hold up everything behind it
            throw new IllegalArgumentException(
                    event.type() + " of " + event.subject() + " is larger than " + LARGEST + " bytes");
        }
        var id = UUID.randomUUID();
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant.value());
        values.put("event", id);
        values.put("topic", event.topic());
        values.put("key", event.key());
        values.put("type", event.type());
        values.put("subject", event.subject());
        values.put("sequence", event.sequence());
        values.put("saidAt", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        values.put("traceParent", traceParent.get());
        values.put("data", data);
        jdbc.sql("""
                        insert into outbox (tenant_id, event_id, topic, key, type, subject, sequence, said_at, trace_parent, data)
                        values (:tenant, :event, :topic, :key, :type, :subject, :sequence, :saidAt, :traceParent, :data)
                        """).params(values).update();
        wakeAfterCommit();
        return id;
    }

    /**
     * Has a compacted topic forget, some time after the current transaction of {@code tenant} commits, what was last said by each
     * of {@code keys}: a record without a value takes its place (a tombstone).
     */
    public void forget(TenantId tenant, String topic, Collection<String> keys) {
        jdbc.sql("""
                        insert into outbox (tenant_id, event_id, topic, key, type, subject, sequence, said_at)
                        select :tenant, gen_random_uuid(), :topic, forgotten.key, 'tombstone', forgotten.key, 0, :now
                        from unnest(:keys) as forgotten(key)
                        """)
                .param("tenant", tenant.value())
                .param("topic", topic)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("keys", keys.toArray(String[]::new))
                .update();
        wakeAfterCommit();
    }

    /** As {@link #forget}, for more keys than one holds at a time: {@code keys} is a query of them with {@code :tenant}. */
    public void forgetAll(TenantId tenant, String topic, String keys) {
        jdbc.sql("""
                        insert into outbox (tenant_id, event_id, topic, key, type, subject, sequence, said_at)
                        select :tenant, gen_random_uuid(), :topic, forgotten.key, 'tombstone', forgotten.key, 0, :now
                        from (
                        """ + keys + ") as forgotten(key)")
                .param("tenant", tenant.value())
                .param("topic", topic)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                afterCommit.run();
            }
        });
    }
}

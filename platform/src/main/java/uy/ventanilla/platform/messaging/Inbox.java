package uy.ventanilla.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Hears events, each once in effect: the event's id and the handler's rows are written in one transaction of the event's
 * tenant, and a second delivery finds the id and does nothing.
 */
public final class Inbox {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final JsonMapper json;

    public Inbox(JdbcClient jdbc, TenantTransactions transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Reads the envelope and runs {@code handler} in a transaction of its tenant, unless {@code consumer} has heard this
     * event before or the tenant is erased. A record without a value (a tombstone of a compacted topic) says nothing. The handler must do nothing outside of that transaction. What it throws is retried or becomes a
     * dead letter, by {@link ErrorPolicy}.
     */
    public void once(String consumer, Message<byte[]> message, Consumer<Incoming> handler) {
        if (isTombstone(message)) {
            return;
        }
        var event = read(message);
        try (var _ = MDC.putCloseable("event", event.id().toString());
                var _ = MDC.putCloseable("subject", event.subject())) {
            boolean first = transactions.in(event.tenant(), () -> {
                boolean news = firstTime(event, consumer);
                if (news) {
                    handler.accept(event);
                }
                return news;
            });
            log.atInfo()
                    .addKeyValue("tenant", event.tenant())
                    .log(first ? "heard type={}" : "not news type={}", event.type());
        }
    }

    /** The envelope of {@code message}, for those who hear without a database transaction. */
    public Incoming read(Message<byte[]> message) {
        try {
            return new Incoming(
                    UUID.fromString(header(message, "id")),
                    header(message, "type"),
                    TenantId.of(header(message, "tenantid")),
                    header(message, "subject"),
                    Long.parseLong(header(message, "sequence")),
                    Instant.parse(header(message, "time")),
                    new String(message.getPayload(), StandardCharsets.UTF_8),
                    json);
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
            throw new BadEnvelope("unreadable envelope: " + e.getMessage());
        }
    }

    private boolean firstTime(Incoming event, String consumer) {
        // "do nothing", because a caught duplicate-key error would leave the transaction aborted
        return jdbc.sql("""
                        insert into inbox (tenant_id, consumer, event_id) select :tenant, :consumer, :event
                        where not exists (
                            select from tenant_standing where tenant_id = :tenant and standing = 'ERASED')
                        on conflict do nothing
                        """)
                        .param("tenant", event.tenant().value())
                        .param("consumer", consumer)
                        .param("event", event.id())
                        .update()
                == 1;
    }

    /** Whether the record only removes an earlier one of its key. */
    public static boolean isTombstone(Message<?> message) {
        return message.getPayload() instanceof KafkaNull;
    }

    private static String header(Message<byte[]> message, String attribute) {
        // the function layer rewrites the prefix ce_ of the wire to its own ce-
        var value = text(message.getHeaders().get("ce_" + attribute));
        value = value == null ? text(message.getHeaders().get("ce-" + attribute)) : value;
        if (value == null) {
            throw new BadEnvelope("no ce_" + attribute + " header");
        }
        return value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }
}

package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail was given up. Owner: notification-service; key: the ticket, or the delivery. */
public record MailFailed(
        UUID delivery,
        @Nullable UUID ticket,
        @Nullable Long number,
        String kind,
        @Nullable UUID recipient,
        String reason,
        Instant failedAt)
        implements DeliveryEvent {}

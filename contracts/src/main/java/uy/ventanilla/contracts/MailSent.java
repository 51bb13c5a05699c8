package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mail server took a mail. Owner: notification-service; key: the ticket, or the delivery. {@code kind} names the template, such as {@code resolved}; {@code generation} is the ticket's when the mail was caused. */
public record MailSent(
        UUID delivery,
        @Nullable UUID ticket,
        @Nullable Long number,
        String kind,
        int generation,
        @Nullable UUID recipient,
        String mailMessageId,
        Instant sentAt)
        implements DeliveryEvent {}

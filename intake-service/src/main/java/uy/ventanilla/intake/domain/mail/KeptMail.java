package uy.ventanilla.intake.domain.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail of the review list; {@code outcome} is {@code waiting} or {@code pending} while it is not settled. */
public record KeptMail(
        UUID id,
        @Nullable String sender,
        @Nullable String senderName,
        @Nullable String subject,
        String outcome,
        @Nullable String reason,
        @Nullable Long ticket,
        @Nullable String messageId,
        long size,
        Instant receivedAt) {
    /** A place in the list: right after this mail. */
    public record Place(Instant receivedAt, UUID id) {}
}

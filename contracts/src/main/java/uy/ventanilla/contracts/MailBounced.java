package uy.ventanilla.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail of ours came back. Owner: intake-service; key: the bounce's id. {@code ours} tells that the returned part proves that we sent it; without proof nothing may be suppressed. */
public record MailBounced(
        UUID mail,
        @Nullable Long ticket,
        @Nullable String recipient,
        boolean permanent,
        @Nullable String status,
        @Nullable String originalMessageId,
        boolean ours)
        implements IntakeEvent {}

package uy.ventanilla.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail was kept but opens nothing (S3); the sender is told once, politely. Owner: intake-service; key: the mail's id. {@code reason} is a stable code such as {@code sender-not-enabled}. */
public record MailRefused(
        UUID mail, Sender sender, String subject, @Nullable String mailMessageId, String reason)
        implements IntakeEvent {}

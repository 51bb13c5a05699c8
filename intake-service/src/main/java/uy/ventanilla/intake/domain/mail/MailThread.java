package uy.ventanilla.intake.domain.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation a mail belongs to; {@code number} is absent while its ticket has none yet. */
public record MailThread(@Nullable Long number, UUID conversation) {}

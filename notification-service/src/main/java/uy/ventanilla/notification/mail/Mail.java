package uy.ventanilla.notification.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.notification.domain.Kind;

/**
 * A mail with all that its headers say.
 *
 * @param replyTo absent where an answer may go to the sender address itself
 * @param references oldest first; the last is what this answers
 * @param loop our own mark, by which intake knows a mail of ours that comes back
 */
public record Mail(
        String from,
        String fromName,
        String to,
        String toName,
        @Nullable String replyTo,
        String subject,
        String messageId,
        List<String> references,
        Kind.Origin origin,
        boolean bounceable,
        String loop,
        Instant date,
        String text,
        String html) {}

package uy.ventanilla.ticket.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say, before it is decided whether they may.
 *
 * @param id chosen by the door it came through; the same id twice is the same message
 * @param text what they newly wrote; may be empty where there is a file
 * @param fullText with quotations, where it differs
 * @param html sanitised
 * @param automatic made by a machine (RFC 3834 §2): it is kept, but moves nothing and answers nothing
 */
public record Draft(
        UUID id,
        String text,
        @Nullable String fullText,
        @Nullable String html,
        List<Attachment> attachments,
        Channel channel,
        boolean automatic,
        @Nullable String mailMessageId) {
    /** Words typed into a page or sent by a program. */
    public static Draft of(UUID id, String text, List<Attachment> attachments, Channel channel) {
        // PostgreSQL's text takes every character but this one
        return new Draft(id, text.replace("\0", ""), null, null, attachments, channel, false, null);
    }

    public boolean isEmpty() {
        return text.isBlank() && attachments.isEmpty();
    }

    Message saidBy(Actor author, Visibility visibility, Instant now) {
        return new Message(visibility, author, this, now);
    }
}

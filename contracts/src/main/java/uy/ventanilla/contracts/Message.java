package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of a ticket's conversation. {@code text} is plain, {@code html} sanitised; {@code fullText} includes quotations. */
public record Message(
        UUID id,
        Visibility visibility,
        Actor author,
        String text,
        @Nullable String fullText,
        @Nullable String html,
        List<Attachment> attachments,
        Channel channel,
        boolean automatic,
        Instant at,
        @Nullable String mailMessageId) {
    public Message {
        attachments = Absent.orEmpty(attachments);
    }
}

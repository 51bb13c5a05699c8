package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody wrote through one of the doors. Owner: intake-service; key: the conversation. {@code ticket} is set where the message answers an existing ticket; {@code text} is what the sender newly wrote, {@code fullText} all of it with quotations; {@code html} is sanitised; {@code automatic} marks auto-replies, which never move a ticket. {@code fields} are form values by field id; {@code organisation} tells for which of the sender's it is, where they said so (S60); {@code takenBy} who of the desk wrote it down for them (S36); {@code request} what it asks for by where it was sent, whatever its subject says. */
public record MessageReceived(
        UUID id,
        UUID conversation,
        Channel channel,
        Sender sender,
        @Nullable Sender takenBy,
        @Nullable UUID organisation,
        @Nullable Long ticket,
        String subject,
        String text,
        String fullText,
        @Nullable String html,
        List<Attachment> attachments,
        boolean automatic,
        Map<String, String> fields,
        Instant receivedAt,
        @Nullable String mailMessageId,
        @Nullable String request)
        implements IntakeEvent {
    public MessageReceived {
        attachments = Absent.orEmpty(attachments);
        fields = Absent.orEmpty(fields);
    }
}

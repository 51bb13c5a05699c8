package uy.ventanilla.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, ready to be said.
 *
 * @param takenBy who of the desk wrote it down for the writer (S36); absent: they wrote themselves
 * @param organisation for which of the writer's it is, where they said so (S60)
 * @param ticket the number it answers, where it answers one
 * @param text what was newly written; {@code fullText} is all of it
 * @param html safe to show
 * @param mailMessageId bare
 * @param request what it asks for by where it was sent
 */
public record ReceivedMessage(
        UUID id,
        UUID conversation,
        Door door,
        Writer writer,
        @Nullable Writer takenBy,
        @Nullable UUID organisation,
        @Nullable Long ticket,
        String subject,
        String text,
        String fullText,
        @Nullable String html,
        List<StoredFile> files,
        boolean automatic,
        Map<String, String> fields,
        Instant receivedAt,
        @Nullable String mailMessageId,
        @Nullable String request) {
    /** Who wrote it; {@code person} is absent for somebody we do not know. */
    public record Writer(@Nullable UUID person, String address, String name) {}
}

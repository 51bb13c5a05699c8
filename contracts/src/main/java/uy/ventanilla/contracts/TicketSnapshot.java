package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket after a change. {@code number} is unique per tenant; {@code state} is the tenant's, {@code phase} the platform's; {@code generation} grows by one whenever a state is entered, so a timer of an earlier stay is stale; {@code sequence} grows by one with every event of the ticket. {@code reason} is why it is in its state, where a reason was given; {@code request} what it asks for, where the blueprint has a name for that (S8). */
public record TicketSnapshot(
        UUID id,
        long number,
        UUID conversation,
        String subject,
        String state,
        Phase phase,
        @Nullable String reason,
        int generation,
        Instant stateSince,
        Instant openedAt,
        Channel channel,
        Participant requester,
        @Nullable Participant assignee,
        List<Participant> participants,
        @Nullable UUID organisation,
        @Nullable String plan,
        @Nullable Classified classification,
        Map<String, String> fields,
        boolean incomplete,
        @Nullable Long followsUp,
        @Nullable String request,
        @Nullable Instant firstResponseAt,
        long sequence) {
    public TicketSnapshot {
        participants = Absent.orEmpty(participants);
        fields = Absent.orEmpty(fields);
    }
}

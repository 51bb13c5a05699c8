package uy.ventanilla.ticket.domain;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that becomes a ticket.
 *
 * @param by who opens it; not the requester where an agent writes on, or took a call (S36)
 * @param author whose words the message has
 * @param followsUp the number of the closed ticket it continues
 * @param fields as they came; what the form does not take is left out
 * @param request what it asks for by where it was sent; where the blueprint knows no such request, its subject tells
 */
public record Opening(
        TicketId id,
        UUID conversation,
        String subject,
        Participant requester,
        Actor by,
        Actor author,
        @Nullable UUID organisation,
        @Nullable String plan,
        @Nullable Long followsUp,
        Map<String, String> fields,
        @Nullable String request,
        Draft message) {}

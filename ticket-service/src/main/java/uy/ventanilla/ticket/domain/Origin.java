package uy.ventanilla.ticket.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket came to be. Never changes.
 *
 * @param organisation the requester's when they asked; absent for private people
 * @param plan the organisation's service plan then: what was promised stays promised
 * @param followsUp the number of the closed ticket this one continues (S32)
 * @param request what it asks for, where its subject or the mailbox told (S8)
 */
public record Origin(
        UUID conversation,
        String subject,
        Channel channel,
        Instant openedAt,
        Participant requester,
        @Nullable UUID organisation,
        @Nullable String plan,
        @Nullable Long followsUp,
        @Nullable String request) {}

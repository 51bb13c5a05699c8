package uy.ventanilla.slatimer.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as far as time is concerned.
 *
 * @param sequence grows with every change of the ticket
 * @param generation which stay in a state this is; grows by one whenever a state is entered
 * @param plan the requester's; absent where they have none
 * @param people the requester and everybody else involved
 */
public record TicketFacts(
        UUID id,
        long number,
        long sequence,
        String state,
        Phase phase,
        int generation,
        Instant stateSince,
        Instant openedAt,
        @Nullable String plan,
        @Nullable Instant firstResponseAt,
        UUID requester,
        Set<UUID> people) {}

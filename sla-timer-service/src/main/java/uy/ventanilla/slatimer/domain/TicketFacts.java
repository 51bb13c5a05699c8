package uy.ventanilla.slatimer.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as far as time is concerned.
 *
 * @param over resolved or closed: nobody waits for an answer any more
 * @param generation which stay in a state this is; grows by one whenever a state is entered
 */
public record TicketFacts(
        UUID id,
        long number,
        String state,
        boolean over,
        int generation,
        Instant stateSince,
        Instant openedAt,
        @Nullable String plan,
        @Nullable Instant firstResponseAt,
        UUID requester) {}

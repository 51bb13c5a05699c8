package uy.ventanilla.ticket.domain.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is shown beside a ticket and known from elsewhere.
 *
 * @param updatedAt when it last changed
 * @param nextDueAt the nearest target
 * @param closesAt when the deadline of the state it is in now is reached
 * @param followedBy the number of the newest ticket that continues it
 */
public record Standing(
        UUID ticket,
        Instant updatedAt,
        @Nullable Instant nextDueAt,
        @Nullable Instant closesAt,
        @Nullable Long followedBy,
        @Nullable String organisationName) {}

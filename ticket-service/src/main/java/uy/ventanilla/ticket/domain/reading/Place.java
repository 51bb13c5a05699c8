package uy.ventanilla.ticket.domain.reading;

import java.time.Instant;

/** Where a page of a list ended. {@code dueAt} is {@link #NEVER} for a ticket without a due time. */
public record Place(Instant dueAt, long number) {
    /** Further than any promise. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
}

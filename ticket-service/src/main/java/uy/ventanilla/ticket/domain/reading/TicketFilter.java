package uy.ventanilla.ticket.domain.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.domain.workflow.Phase;

/**
 * Which tickets to list.
 *
 * @param of only tickets of this customer
 * @param phases empty: any
 * @param request what they ask for, by the id the blueprint gives it
 * @param words in the subject, or a number
 */
public record TicketFilter(
        @Nullable PersonId of,
        @Nullable String state,
        Set<Phase> phases,
        @Nullable PersonId assignee,
        boolean unassigned,
        @Nullable String request,
        @Nullable String words) {}

package uy.ventanilla.ticket.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to a ticket. Who may is {@link TicketLifecycle}'s to say. */
public sealed interface TicketCommand {
    Actor by();

    /** Say something everybody on the ticket reads. */
    record Reply(Actor by, Draft message) implements TicketCommand {}

    /** Say something only staff reads; the type already says who may. */
    record Note(Actor.Agent by, Draft message) implements TicketCommand {}

    /** Make a transition of the tenant's graph, with what the graph asks for. */
    record Move(
            Actor by,
            String transition,
            @Nullable String reason,
            @Nullable Draft message) implements TicketCommand {}

    /** Take ({@code to} is oneself), give, or release ({@code to} is nobody). */
    record Assign(Actor.Agent by, @Nullable Participant to) implements TicketCommand {}

    /** Catalogue by nature (S13). */
    record Classify(Actor.Agent by, Classification as) implements TicketCommand {}

    /** Fill in form fields; a blank value takes one away. */
    record FillIn(Actor by, Map<String, String> values) implements TicketCommand {}

    /** Judge a ring: a request, not a fact. {@code generation} tells for which stay it was set. */
    record HearDeadline(Actor.Machine by, String deadline, int generation) implements TicketCommand {}
}

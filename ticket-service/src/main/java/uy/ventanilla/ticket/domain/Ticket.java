package uy.ventanilla.ticket.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.workflow.Phase;
import uy.ventanilla.ticket.domain.workflow.State;

/**
 * A request and where it stands. Its conversation and history grow beside it.
 *
 * @param number unique and ascending in its tenant (S17)
 * @param participants persons involved beside the requester
 * @param fields values of the tenant's form by field id; no blanks
 * @param incomplete a mandatory field is missing, so an agent cannot resolve it (reading 4)
 * @param firstResponseAt when staff first said something public
 * @param sequence grows by one with every change; what two writers compare
 */
public record Ticket(
        TicketId id,
        long number,
        Origin origin,
        Stay stay,
        @Nullable Participant assignee,
        List<Participant> participants,
        @Nullable Classification classification,
        Map<String, String> fields,
        boolean incomplete,
        @Nullable Instant firstResponseAt,
        long sequence) {
    /** Whether {@code who} may know that this ticket exists. */
    public boolean isSeenBy(Actor who) {
        return switch (who) {
            case Actor.Customer customer -> isOn(customer.id());
            case Actor.Agent _, Actor.Machine _ -> true;
        };
    }

    public boolean isOn(PersonId person) {
        return origin.requester().id().equals(person)
                || participants.stream()
                        .anyMatch(participant -> participant.id().equals(person));
    }

    boolean isAssignedTo(PersonId person) {
        return assignee != null && assignee.id().equals(person);
    }

    boolean isClosed() {
        return stay.phase() == Phase.CLOSED;
    }

    Ticket heard(Message message) {
        return with(stay, assignee, classification, fields, incomplete, answeredBy(message));
    }

    /** {@code message} is what is said with the move, if anything. */
    Ticket entering(State state, @Nullable String reason, @Nullable Message message, Instant now) {
        var next = stay.next(state, reason, now);
        return with(next, assignee, classification, fields, incomplete, answeredBy(message));
    }

    Ticket assignedTo(@Nullable Participant agent) {
        return with(stay, agent, classification, fields, incomplete, firstResponseAt);
    }

    Ticket classifiedAs(Classification entry) {
        return with(stay, assignee, entry, fields, incomplete, firstResponseAt);
    }

    Ticket filledIn(Map<String, String> values, boolean lacksSome) {
        return with(stay, assignee, classification, values, lacksSome, firstResponseAt);
    }

    private @Nullable Instant answeredBy(@Nullable Message message) {
        return firstResponseAt == null && message != null && message.isAnswer() ? message.at() : firstResponseAt;
    }

    private Ticket with(
            Stay stay,
            @Nullable Participant assignee,
            @Nullable Classification classification,
            Map<String, String> fields,
            boolean incomplete,
            @Nullable Instant firstResponseAt) {
        return new Ticket(
                id,
                number,
                origin,
                stay,
                assignee,
                participants,
                classification,
                fields,
                incomplete,
                firstResponseAt,
                sequence + 1);
    }
}

package uy.ventanilla.notification.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as an event tells it, after the change.
 *
 * @param generation grows whenever a state is entered
 * @param sequence grows with every event of the ticket
 * @param incomplete mandatory form fields are missing (reading 4)
 * @param followsUp the closed ticket this one continues (S32)
 */
public record Ticket(
        UUID id,
        long number,
        String subject,
        String state,
        Phase phase,
        @Nullable String reason,
        int generation,
        Instant stateSince,
        Person requester,
        @Nullable Person assignee,
        List<Person> participants,
        @Nullable Cataloguing classification,
        Map<String, String> fields,
        boolean incomplete,
        @Nullable Long followsUp,
        long sequence) {

    /** Everybody on the ticket, each mailbox once: requester, participants, assignee. */
    List<Person> involved() {
        var people = new LinkedHashMap<String, Person>();
        people.put(requester.mailbox(), requester);
        participants.forEach(person -> people.putIfAbsent(person.mailbox(), person));
        if (assignee != null) {
            people.putIfAbsent(assignee.mailbox(), assignee);
        }
        return List.copyOf(people.values());
    }
}

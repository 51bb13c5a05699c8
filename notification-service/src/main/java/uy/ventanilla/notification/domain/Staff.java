package uy.ventanilla.notification.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A tenant's own people.
 *
 * @param desk agents and leads: who hears of tickets that nobody has taken yet
 * @param leads hear of missed targets
 * @param all everybody who may read internal notes
 * @param gone who has left, staff or customer: nobody tells them anything
 */
public record Staff(List<Person> desk, List<Person> leads, Set<UUID> all, Set<UUID> gone) {
    /** Stands where others have their role. */
    public static final String LEFT = "left";

    public boolean hasLeft(Person person) {
        return person.id() != null && gone.contains(person.id());
    }

    boolean has(Person person) {
        return person.id() != null && all.contains(person.id());
    }
}

package uy.ventanilla.notification.usecase;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.letter.Letters;
import uy.ventanilla.notification.store.Bells;
import uy.ventanilla.notification.store.People;
import uy.ventanilla.notification.store.Tickets;
import uy.ventanilla.platform.tenancy.TenantId;

/** Rings the bell of those who must act on a ticket: its assignee and the leads, or the whole desk where nobody has it. */
@Service
public class RingStaff {
    private final People people;
    private final Tickets tickets;
    private final Bells bells;
    private final Letters letters;
    private final Clock clock;

    RingStaff(People people, Tickets tickets, Bells bells, Letters letters, Clock clock) {
        this.people = people;
        this.tickets = tickets;
        this.bells = bells;
        this.letters = letters;
        this.clock = clock;
    }

    /** {@code what} is the detail the line names: a target, an address. */
    public void about(TenantId tenant, UUID event, Kind kind, long number, String what) {
        var staff = people.staff(tenant);
        var wanted = new LinkedHashMap<UUID, Person>();
        tickets.assignee(tenant, number)
                .filter(assignee -> !staff.hasLeft(assignee))
                .ifPresentOrElse(
                        assignee -> {
                            add(wanted, assignee);
                            staff.leads().forEach(lead -> add(wanted, lead));
                        },
                        () -> staff.desk().forEach(agent -> add(wanted, agent)));
        for (var person : wanted.keySet()) {
            bells.ring(
                    tenant,
                    person,
                    event,
                    number,
                    kind,
                    letters.bell(kind, number, what, "es"),
                    letters.bell(kind, number, what, "en"),
                    clock.instant());
        }
    }

    private static void add(Map<UUID, Person> wanted, Person person) {
        if (person.id() != null) {
            wanted.put(person.id(), person);
        }
    }
}

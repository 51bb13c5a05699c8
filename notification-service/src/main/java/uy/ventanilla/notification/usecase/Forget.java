package uy.ventanilla.notification.usecase;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.notification.domain.Forgotten;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Staff;
import uy.ventanilla.notification.store.Bells;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.notification.store.People;
import uy.ventanilla.notification.store.Suppressed;
import uy.ventanilla.notification.store.Tickets;
import uy.ventanilla.platform.messaging.NotYet;
import uy.ventanilla.platform.tenancy.TenantId;

/** Forgets a person: what is theirs at once, and what others were told about a ticket when ticket-service has taken them out of it. */
@Service
public class Forget {
    private final People people;
    private final Deliveries deliveries;
    private final Tickets tickets;
    private final Bells bells;
    private final Suppressed suppressed;
    private final Clock clock;

    Forget(People people, Deliveries deliveries, Tickets tickets, Bells bells, Suppressed suppressed, Clock clock) {
        this.people = people;
        this.deliveries = deliveries;
        this.tickets = tickets;
        this.bells = bells;
        this.suppressed = suppressed;
        this.clock = clock;
    }

    /** What is still to be sent to them is not, and that is said; what was sent was sent to a stand-in. */
    public void person(TenantId tenant, UUID id, String standInAddress, String standIn, long sequence) {
        var was = people.find(tenant, id);
        was.ifPresent(person -> {
            var forgotten = new Forgotten(id, person.mailbox(), person.name(), standInAddress, standIn, false);
            if (deliveries.onTheWay(tenant, forgotten.address())) {
                throw new NotYet("a mail to somebody who is to be forgotten is on its way");
            }
            deliveries
                    .waiting(tenant, forgotten.address())
                    .forEach(it -> deliveries.end(it, "failed", "the recipient was erased", clock.instant()));
            deliveries.readdress(tenant, forgotten, person.language());
            tickets.readdress(tenant, forgotten);
            suppressed.forget(tenant, forgotten.address());
            bells.forget(tenant, id);
        });
        var language = was.map(Person::language).orElse("es");
        people.keep(tenant, new Person(id, standIn, standInAddress, language), Staff.LEFT, sequence);
    }

    /** They were taken out of a ticket, after all that was said of it before. */
    public void inTicket(TenantId tenant, UUID ticket, long number, Forgotten forgotten) {
        deliveries.redact(tenant, ticket, forgotten);
        tickets.redact(tenant, ticket, forgotten);
        bells.redact(tenant, number, forgotten);
    }
}

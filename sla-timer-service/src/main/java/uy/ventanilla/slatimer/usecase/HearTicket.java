package uy.ventanilla.slatimer.usecase;

import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.TicketFacts;
import uy.ventanilla.slatimer.store.HeardTickets;

/** A ticket changed: its times may have, too. Runs in the transaction of whoever heard it. */
@Service
public class HearTicket {
    private final HeardTickets tickets;
    private final Reschedule reschedule;

    HearTicket(HeardTickets tickets, Reschedule reschedule) {
        this.tickets = tickets;
        this.reschedule = reschedule;
    }

    public void handle(TenantId tenant, TicketFacts ticket) {
        reschedule.after(tenant, ticket.id(), () -> tickets.keep(tenant, ticket));
    }
}

package uy.ventanilla.intake.usecase;

import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.mail.KnownTicket;
import uy.ventanilla.intake.store.Tickets;
import uy.ventanilla.platform.tenancy.TenantId;

/** Keeps which number is which conversation, and who is on it. */
@Service
public class HearTicket {
    private final Tickets tickets;
    private final TicketNumbers numbers;

    HearTicket(Tickets tickets, TicketNumbers numbers) {
        this.tickets = tickets;
        this.numbers = numbers;
    }

    /** Runs inside the transaction that hears. */
    public void changed(TenantId tenant, KnownTicket ticket, long sequence) {
        tickets.keep(tenant, ticket, sequence);
    }

    /** The transaction is committed: whoever waits for a number may look. */
    public void announce() {
        numbers.announce();
    }
}

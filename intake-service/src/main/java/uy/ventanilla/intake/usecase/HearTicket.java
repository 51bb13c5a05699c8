package uy.ventanilla.intake.usecase;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.mail.KnownTicket;
import uy.ventanilla.intake.store.Files;
import uy.ventanilla.intake.store.Tickets;
import uy.ventanilla.platform.tenancy.TenantId;

/** Keeps which number is which conversation, and who is on it. */
@Service
public class HearTicket {
    private final Tickets tickets;
    private final Files files;
    private final TicketNumbers numbers;

    HearTicket(Tickets tickets, Files files, TicketNumbers numbers) {
        this.tickets = tickets;
        this.files = files;
        this.numbers = numbers;
    }

    /** Runs inside the transaction that hears. */
    public void changed(TenantId tenant, KnownTicket ticket, long sequence) {
        tickets.keep(tenant, ticket, sequence);
    }

    /** Files went with {@code person} who was taken out of a ticket. Runs inside the transaction that hears. */
    public void gone(TenantId tenant, UUID person, List<UUID> sent) {
        files.deleteSent(tenant, person, sent);
    }

    /** The transaction is committed: whoever waits for a number may look. */
    public void announce() {
        numbers.announce();
    }
}

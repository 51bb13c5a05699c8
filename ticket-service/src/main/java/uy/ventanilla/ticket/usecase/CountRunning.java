package uy.ventanilla.ticket.usecase;

import java.util.List;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.ticket.domain.reading.Running;
import uy.ventanilla.ticket.store.TicketList;

/** Counts the tickets under way, for whoever is about to change the rules they live by. */
@Service
public class CountRunning {
    /** Enough to look at some before the rules change; the tenant's own list, filtered by state, has them all. */
    private static final int NAMED = 5;

    private final TicketList tickets;
    private final TenantTransactions transactions;

    CountRunning(TicketList tickets, TenantTransactions transactions) {
        this.tickets = tickets;
        this.transactions = transactions;
    }

    public List<Running> of(TenantId tenant) {
        return transactions.reading(tenant, () -> tickets.running(tenant, NAMED));
    }
}

package uy.ventanilla.notification.usecase;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.notification.domain.BellLine;
import uy.ventanilla.notification.store.Bells;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Reads somebody's own bell, and quietens it. */
@Service
public class ReadBell {
    private final TenantTransactions transactions;
    private final Bells bells;

    ReadBell(TenantTransactions transactions, Bells bells) {
        this.transactions = transactions;
        this.bells = bells;
    }

    /** What rang, newest first, and how much of it is unread in all. */
    public record Bell(long unread, List<BellLine> lines) {}

    public Bell of(TenantId tenant, UUID person, boolean onlyUnread) {
        return transactions.reading(
                tenant, () -> new Bell(bells.unread(tenant, person), bells.lines(tenant, person, onlyUnread)));
    }

    public void upTo(TenantId tenant, UUID person, long id) {
        transactions.run(tenant, () -> bells.read(tenant, person, id));
    }
}

package uy.ventanilla.notification.usecase;

import java.util.List;
import org.springframework.stereotype.Service;
import uy.ventanilla.notification.domain.DeliveryReport;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Tells staff what became of a ticket's mails. */
@Service
public class ReadDeliveries {
    private final TenantTransactions transactions;
    private final Deliveries deliveries;

    ReadDeliveries(TenantTransactions transactions, Deliveries deliveries) {
        this.transactions = transactions;
        this.deliveries = deliveries;
    }

    public List<DeliveryReport> of(TenantId tenant, long ticket) {
        return transactions.reading(tenant, () -> deliveries.ofTicket(tenant, ticket));
    }
}

package uy.ventanilla.identity.usecase.signin;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.signin.Linked;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.signin.LinkedAccounts;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Shows people by which providers they may sign in, and parts them again. */
@Service
public class LinkedProviders {
    private final LinkedAccounts accounts;
    private final People people;
    private final Audit audit;
    private final TenantTransactions transactions;

    LinkedProviders(LinkedAccounts accounts, People people, Audit audit, TenantTransactions transactions) {
        this.accounts = accounts;
        this.people = people;
        this.audit = audit;
        this.transactions = transactions;
    }

    public List<Linked> of(TenantId tenant, UUID person) {
        return transactions.reading(tenant, () -> accounts.of(tenant, person));
    }

    /** {@code false} where the person has none with this provider. */
    public boolean part(TenantId tenant, UUID person, String provider) {
        return transactions.in(tenant, () -> {
            boolean parted = accounts.remove(tenant, person, provider);
            if (parted) {
                var name =
                        people.find(tenant.value(), person).map(PersonRow::name).orElse("");
                audit.noteOf(tenant, AuditAction.ACCOUNT_PARTED, person, name, provider);
            }
            return parted;
        });
    }
}

package uy.ventanilla.intake.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.mail.KeptMail;
import uy.ventanilla.intake.store.MailArchive;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Shows what came by mail and how it ended. */
@Service
public class LookAtMails {
    private final TenantTransactions transactions;
    private final MailArchive archive;

    LookAtMails(TenantTransactions transactions, MailArchive archive) {
        this.transactions = transactions;
        this.archive = archive;
    }

    public List<KeptMail> list(TenantId tenant, String outcome, KeptMail.@Nullable Place place, int limit) {
        return transactions.reading(tenant, () -> archive.list(tenant, outcome, place, limit));
    }

    public Optional<byte[]> raw(TenantId tenant, UUID id) {
        return transactions.reading(tenant, () -> archive.raw(tenant, id));
    }
}

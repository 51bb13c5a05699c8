package uy.ventanilla.intake.usecase;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.FileContent;
import uy.ventanilla.intake.domain.StoredFile;
import uy.ventanilla.intake.domain.mail.MailFile;
import uy.ventanilla.intake.store.Files;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Keeps uploaded files, and opens files for sealed links. */
@Service
public class KeepFiles {
    private final TenantTransactions transactions;
    private final Files files;
    private final Seal seal;
    private final Clock clock;

    KeepFiles(TenantTransactions transactions, Files files, Seal seal, Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.seal = seal;
        this.clock = clock;
    }

    public StoredFile keep(TenantId tenant, UUID by, MailFile file) {
        return transactions.in(tenant, () -> files.add(tenant, file, by, clock.instant()));
    }

    /** The file, where {@code seal} was made for it and is not expired ({@code expires}: seconds of the epoch). */
    public Optional<FileContent> open(TenantId tenant, UUID id, String expires, String given) {
        if (!expires.matches("\\d{1,12}")
                || Long.parseLong(expires) < clock.instant().getEpochSecond()
                || !seal.holds(given, "attachment", tenant.toString(), id.toString(), expires)) {
            return Optional.empty();
        }
        return transactions.reading(tenant, () -> files.find(tenant, id));
    }
}

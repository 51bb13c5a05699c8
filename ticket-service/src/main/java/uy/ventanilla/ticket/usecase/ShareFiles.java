package uy.ventanilla.ticket.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Attachment;
import uy.ventanilla.ticket.store.IntakeFiles;

/** Finds out what uploaded files are before they go with a message, and links to them afterwards. */
@Service
public class ShareFiles {
    private final IntakeFiles files;

    ShareFiles(IntakeFiles files) {
        this.files = files;
    }

    /** The files called {@code ids}; empty where one of them does not exist. */
    public Optional<List<Attachment>> describe(TenantId tenant, List<UUID> ids) {
        var found = ids.stream()
                .distinct()
                .flatMap(id -> files.describe(tenant, id).stream())
                .toList();
        return found.size() == ids.stream().distinct().count() ? Optional.of(found) : Optional.empty();
    }

    public String link(TenantId tenant, Attachment file) {
        return files.link(tenant, file.id());
    }
}

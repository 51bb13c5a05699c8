package uy.ventanilla.identity.web.departure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.Erasure;
import uy.ventanilla.identity.domain.Forgotten;
import uy.ventanilla.identity.usecase.departure.EraseTenants;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;

/** Tenants that are being erased and, as certificates, those that were. */
@RestController
@RequestMapping("/platform/erasures")
class ErasureController {
    /** What an erasure does not reach, so that whoever certifies it says no more than is true. */
    private static final List<String> NOT_REACHED = List.of(
            "Messages of the tenant in Kafka, dead letters included, until the retention of their topics is over.",
            "What Kafka's directory topic held of it, until the topic has been compacted.",
            "Backups of databases, until they are thrown away.",
            "Mails in the tenant's mailbox at its mail server, and those that were sent.",
            "The programs' logs, which name tenants by id and slug and people by their ids.");

    /**
     * One erasure; a certificate once it is finished.
     *
     * @param finishedAt absent until nothing is left in any service
     * @param services where it is not finished, how far each is
     * @param notReached what is outside of it
     */
    record ErasureView(
            UUID tenant,
            String slug,
            Instant deletionAskedAt,
            Instant begunAt,
            @Nullable Instant finishedAt,
            List<ServiceView> services,
            List<String> notReached) {
        static ErasureView of(Erasure it) {
            return new ErasureView(
                    it.tenant(),
                    it.slug(),
                    it.askedAt(),
                    it.begunAt(),
                    it.finishedAt(),
                    it.services().stream().map(ServiceView::of).toList(),
                    NOT_REACHED);
        }
    }

    /** {@code erasedAt} is absent where something is left; {@code erased}: how many rows of which table, and of what else. */
    record ServiceView(
            String service, boolean answers, @Nullable Instant erasedAt, Map<String, Long> erased) {
        static ServiceView of(Forgotten it) {
            return new ServiceView(it.service(), it.answers(), it.erasedAt(), new TreeMap<>(it.counts()));
        }
    }

    private final EraseTenants erasures;

    ErasureController(EraseTenants erasures) {
        this.erasures = erasures;
    }

    /** Erasures of tenants, the latest first, at most 200. */
    @GetMapping
    List<ErasureView> all() {
        return erasures.all().stream().map(ErasureView::of).toList();
    }

    /** One erasure: what each service has erased, and the certificate once it is complete. */
    @GetMapping("/{tenant}")
    ErasureView one(@PathVariable UUID tenant) {
        return erasures.find(new TenantId(tenant))
                .map(ErasureView::of)
                .orElseThrow(() -> Problem.notFound("No tenant of this id is being or has been erased."));
    }
}

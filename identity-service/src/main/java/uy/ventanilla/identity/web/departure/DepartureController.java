package uy.ventanilla.identity.web.departure;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.TenantStatus;
import uy.ventanilla.identity.usecase.departure.SuspendTenant;
import uy.ventanilla.identity.web.Corrections;
import uy.ventanilla.platform.web.Problem;

/** Has tenants stand still, go on, and leave. */
@RestController
@RequestMapping("/platform/tenants/{slug}")
class DepartureController {
    private static final int LONGEST = 500;

    /** {@code because}: for the operator's own memory and the tenant's audit log, up to 500 characters. */
    record NewSuspension(@Nullable String because) {}

    /** {@code confirm}: the tenant's slug once more, so that nobody deletes one by a slip. */
    record NewDeletion(@Nullable String confirm) {}

    /** {@code standing}: active, suspended or deleting. */
    record StatusView(
            String slug,
            String standing,
            @Nullable Instant suspendedAt,
            @Nullable String suspendedBecause,
            @Nullable Instant deletionAskedAt,
            @Nullable Instant eraseAt) {
        static StatusView of(String slug, TenantStatus status) {
            var suspended = status.suspended();
            var deletion = status.deletion();
            return new StatusView(
                    slug,
                    status.word(),
                    suspended == null ? null : suspended.since(),
                    suspended == null ? null : suspended.because(),
                    deletion == null ? null : deletion.askedAt(),
                    deletion == null ? null : deletion.eraseAt());
        }
    }

    private final SuspendTenant tenants;

    DepartureController(SuspendTenant tenants) {
        this.tenants = tenants;
    }

    /** How a tenant stands: active, suspended or about to be deleted. */
    @GetMapping("/standing")
    StatusView status(@PathVariable String slug) {
        return view(slug, tenants.status(slug));
    }

    /** Suspends a tenant: nobody is let in from now on and nothing happens by itself; nothing is lost. */
    @PutMapping("/suspension")
    StatusView suspend(@PathVariable String slug, @RequestBody(required = false) @Nullable NewSuspension body) {
        var because = body == null || body.because == null ? "" : body.because.strip();
        if (because.length() > LONGEST) {
            throw Corrections.of("because", "At most " + LONGEST + " characters.");
        }
        return view(slug, tenants.suspend(slug, because));
    }

    /** Lets a suspended tenant go on; what has fallen due meanwhile comes now. */
    @DeleteMapping("/suspension")
    StatusView resume(@PathVariable String slug) {
        return view(slug, tenants.resume(slug));
    }

    /** Deletes a tenant: it stands still from now on, and at {@code eraseAt} everything of it is erased. */
    @PutMapping("/deletion")
    StatusView delete(@PathVariable String slug, @RequestBody NewDeletion body) {
        if (!slug.equals(body.confirm)) {
            throw Corrections.of("confirm", "Say the tenant's slug once more: everything it has will be erased.");
        }
        return view(slug, tenants.delete(slug));
    }

    /** Keeps a tenant that was to be deleted; possible until it is erased. */
    @DeleteMapping("/deletion")
    StatusView keep(@PathVariable String slug) {
        return view(slug, tenants.keep(slug));
    }

    private static StatusView view(String slug, Optional<TenantStatus> status) {
        return StatusView.of(slug, status.orElseThrow(() -> Problem.notFound("There is no such tenant.")));
    }
}

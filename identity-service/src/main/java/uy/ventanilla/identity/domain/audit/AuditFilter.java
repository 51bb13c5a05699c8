package uy.ventanilla.identity.domain.audit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit log.
 *
 * @param actions any where empty
 * @param about by this person or integrator, or done to it
 * @param before older than the line of this id
 */
public record AuditFilter(
        Set<AuditAction> actions,
        @Nullable String about,
        @Nullable Long before) {}

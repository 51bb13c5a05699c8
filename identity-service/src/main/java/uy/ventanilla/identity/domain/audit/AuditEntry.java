package uy.ventanilla.identity.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param id grows with time within a tenant
 * @param subject the id of what it was done to: a person, an organisation, a client, a version of the blueprint
 * @param subjectName as it was then
 * @param detail what exactly, in words; empty where the action says all
 */
public record AuditEntry(
        long id,
        Instant at,
        AuditAction action,
        Actor actor,
        @Nullable String subject,
        @Nullable String subjectName,
        String detail) {}

package uy.ventanilla.intake.domain.mail;

import java.util.Set;
import java.util.UUID;

/**
 * The person a mail's sender address belongs to.
 *
 * @param staff agent, lead or admin of the tenant
 * @param organisations theirs; they may be in several (S60)
 * @param mayMail whether they may open tickets by mail where that has to be allowed beforehand (S3)
 */
public record KnownPerson(
        UUID id, String address, String name, boolean staff, boolean mayMail, Set<UUID> organisations) {}

package uy.ventanilla.intake.domain.mail;

import java.util.List;
import java.util.UUID;

/**
 * The person a mail's sender address belongs to.
 *
 * @param staff agent, lead or admin of the tenant
 * @param organisations theirs, the main one first; they may be in several (S60)
 * @param mayMail whether they may open tickets by mail where that has to be allowed beforehand (S3)
 * @param left is here no more: no mail of theirs opens or joins a ticket
 */
public record KnownPerson(
        UUID id, String address, String name, boolean staff, boolean mayMail, List<UUID> organisations, boolean left) {}

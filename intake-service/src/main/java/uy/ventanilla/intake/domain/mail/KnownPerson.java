package uy.ventanilla.intake.domain.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person a mail's sender address belongs to.
 *
 * @param staff agent, lead or admin of the tenant
 * @param mayMail whether they may open tickets by mail where that has to be allowed beforehand (S3)
 */
public record KnownPerson(
        UUID id,
        String address,
        String name,
        boolean staff,
        boolean mayMail,
        @Nullable UUID organisation) {}

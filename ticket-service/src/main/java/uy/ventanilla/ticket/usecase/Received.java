package uy.ventanilla.ticket.usecase;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.Draft;
import uy.ventanilla.ticket.domain.PersonId;

/**
 * What somebody wrote through one of the doors.
 *
 * @param person who intake-service takes the sender for; absent where it knows nobody by that address
 * @param takenBy who of the desk wrote it down for them (S36); absent: they wrote themselves
 * @param organisation for which of the sender's it is, where they said so (S60)
 * @param ticket the number of the ticket it answers; absent: it opens one
 * @param request what it asks for by where it was sent; absent: what its subject says
 */
public record Received(
        UUID conversation,
        @Nullable PersonId person,
        String address,
        String name,
        @Nullable PersonId takenBy,
        @Nullable UUID organisation,
        @Nullable Long ticket,
        String subject,
        Map<String, String> fields,
        @Nullable String request,
        Draft message) {}

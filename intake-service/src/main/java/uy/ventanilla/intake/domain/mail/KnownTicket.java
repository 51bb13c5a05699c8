package uy.ventanilla.intake.domain.mail;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as far as mail needs it.
 *
 * @param addresses of its requester, participants and assignee, lower case
 */
public record KnownTicket(
        long number,
        UUID conversation,
        Set<String> addresses,
        @Nullable UUID organisation) {
    MailThread thread() {
        return new MailThread(number, conversation);
    }
}

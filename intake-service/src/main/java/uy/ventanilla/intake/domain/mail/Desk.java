package uy.ventanilla.intake.domain.mail;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as a mail to one of its mailboxes meets it.
 *
 * @param tenant its id as text
 * @param addresses of all its mailboxes, lower case
 * @param senders who may open a ticket by writing to this one
 * @param request what a mail to this one asks for; absent: what its subject says
 */
public record Desk(
        String tenant,
        Set<String> addresses,
        Senders senders,
        @Nullable String request) {
    /** Anybody (S35), only people enabled beforehand (S3), or nobody: the mailbox takes answers only. */
    public enum Senders {
        ANYBODY,
        ENABLED,
        NOBODY
    }

    /** Whether it is one of the tenant's own. */
    boolean owns(String address) {
        return addresses.contains(address);
    }
}

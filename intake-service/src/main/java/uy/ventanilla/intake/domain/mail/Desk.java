package uy.ventanilla.intake.domain.mail;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as a mail to one or several of its mailboxes meets it.
 *
 * @param tenant its id as text
 * @param addresses of all its mailboxes, lower case
 * @param senders who may open a ticket by it
 * @param request what it asks for by where it was sent; absent: what its subject says
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

    /**
     * As a mail meets it that lies in {@code mailbox}. Sent to several of ours, it is judged by all of them alike, whichever is
     * read first: those that let most people in decide, and of them the blueprint's first that asks for something.
     *
     * @param mailboxes the tenant's, in the order of its blueprint
     * @param recipients whom the mail names
     */
    public static Desk of(String tenant, List<MailboxRules> mailboxes, String mailbox, Collection<String> recipients) {
        var reached = mailboxes.stream()
                .filter(it -> it.address().equals(mailbox) || recipients.contains(it.address()))
                .toList();
        // a mailbox that is gone meanwhile was the first, as far as anybody can tell
        var judges = reached.isEmpty() ? List.of(mailboxes.getFirst()) : reached;
        var senders = judges.stream()
                .map(MailboxRules::senders)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Desk(
                tenant,
                mailboxes.stream().map(MailboxRules::address).collect(Collectors.toUnmodifiableSet()),
                senders,
                judges.stream()
                        .filter(it -> it.senders() == senders) // what is kept for few is not asked for by naming it
                        .map(MailboxRules::request)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** Whether it is one of the tenant's own. */
    boolean owns(String address) {
        return addresses.contains(address);
    }
}

package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mailbox of a tenant's.
 *
 * @param address lower case
 * @param senders who may open a ticket by writing to it
 * @param request what a mail to it asks for; absent: what its subject says
 */
public record MailboxRules(
        String address, Desk.Senders senders, @Nullable String request) {}

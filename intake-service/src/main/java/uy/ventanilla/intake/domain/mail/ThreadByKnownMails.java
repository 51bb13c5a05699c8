package uy.ventanilla.intake.domain.mail;

/**
 * An answer to another customer's (or their own) mail. Such Message-IDs may be known to many, so the sender has to be on
 * the ticket already.
 */
final class ThreadByKnownMails implements MailStep {
    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        var sender = mail.sender();
        if (soFar.thread() != null || sender == null) {
            return soFar.nothingNew();
        }
        for (var id : mail.answers()) {
            var thread = facts.mails().get(id);
            if (thread == null || thread.number() == null) {
                continue;
            }
            var ticket = facts.ticket(thread.number());
            if (ticket.isPresent() && facts.isOn(ticket.get(), sender.address())) {
                return soFar.belongsTo(thread);
            }
        }
        return soFar.nothingNew();
    }
}

package uy.ventanilla.intake.domain.mail;

/** An answer to a Message-ID that we made, nearest first: it proves knowledge of the thread, not who writes. */
final class ThreadByReferences implements MailStep {
    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        var sender = mail.sender();
        if (soFar.thread() != null || sender == null) {
            return soFar.nothingNew();
        }
        for (var id : facts.clues().issued()) {
            if (id.proven(facts.desk(), facts.seals())) {
                var ticket = facts.ticket(id.number());
                if (ticket.isPresent() && facts.belongsTo(ticket.get(), sender.address())) {
                    return soFar.belongsTo(ticket.get().thread());
                }
            }
        }
        return soFar.nothingNew();
    }
}

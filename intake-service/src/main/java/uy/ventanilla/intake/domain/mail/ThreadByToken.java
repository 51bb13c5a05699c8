package uy.ventanilla.intake.domain.mail;

/**
 * The signed reply address. Its seal is bound to the person the mail was sent to, so it speaks for that person; from
 * another address it counts where that address is on the ticket too and the token is one of the ticket's people's.
 */
final class ThreadByToken implements MailStep {
    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        var sender = mail.sender();
        if (sender == null) {
            return soFar.nothingNew();
        }
        for (var token : facts.clues().tokens()) {
            if (token.provenFor(sender.address(), facts.desk(), facts.seals())) {
                return soFar.belongsTo(facts.thread(token.number()));
            }
            var ticket = facts.ticket(token.number());
            if (ticket.isPresent()
                    && facts.isOn(ticket.get(), sender.address())
                    && ticket.get().addresses().stream()
                            .anyMatch(address -> token.provenFor(address, facts.desk(), facts.seals()))) {
                return soFar.belongsTo(ticket.get().thread());
            }
        }
        return soFar.nothingNew();
    }
}

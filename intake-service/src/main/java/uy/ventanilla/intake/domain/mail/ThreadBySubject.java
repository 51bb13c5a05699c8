package uy.ventanilla.intake.domain.mail;

/**
 * The tag {@code [#n]} in the subject. Numbers can be guessed and senders forged: only people on the ticket may use it, and
 * never staff, whose words would go out to the customer under the tenant's name.
 */
final class ThreadBySubject implements MailStep {
    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        var sender = mail.sender();
        if (soFar.thread() != null || sender == null || mail.severalSenders()) {
            return soFar.nothingNew();
        }
        for (var number : facts.clues().tags()) {
            var ticket = facts.ticket(number);
            if (ticket.isPresent() && !facts.isStaff() && facts.isOn(ticket.get(), sender.address())) {
                return soFar.belongsTo(ticket.get().thread());
            }
        }
        return soFar.nothingNew();
    }
}

package uy.ventanilla.intake.domain.mail;

/** Our own mail come back, or a mail that has been passed on too often (protocols §1.3). */
final class DropLoops implements MailStep {
    /** RFC 5321 §6.3 asks servers for at least 100; a mail that reaches a help desk has far fewer. */
    private static final int MOST_HOPS = 50;

    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        var desk = facts.desk();
        if (mail.headers().has("X-Ventanilla-Loop")
                || Clues.issuedId(mail.messageId())
                        .filter(id -> id.proven(desk, facts.seals()))
                        .isPresent()) {
            return new Verdict.Automatic("loop-own-mail", null);
        }
        var sender = mail.sender();
        if (sender != null && desk.owns(sender.withoutTag())) {
            return new Verdict.Automatic("loop-own-address", null);
        }
        if (mail.headers().all("Received").size() > MOST_HOPS) {
            return new Verdict.Automatic("loop-hops", null);
        }
        return soFar.nothingNew();
    }
}

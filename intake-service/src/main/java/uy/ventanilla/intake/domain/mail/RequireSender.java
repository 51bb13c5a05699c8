package uy.ventanilla.intake.domain.mail;

/** A mail from nobody is kept, and there is nobody to tell. */
final class RequireSender implements MailStep {
    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        return mail.sender() == null ? new Verdict.Refused("no-sender", false) : soFar.nothingNew();
    }
}

package uy.ventanilla.intake.domain.mail;

/** One question about a mail. A pure function of its arguments. */
@FunctionalInterface
public interface MailStep {
    Verdict look(IncomingMail mail, Facts facts, Findings soFar);
}

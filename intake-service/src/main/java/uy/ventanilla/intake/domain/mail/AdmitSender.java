package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.Nullable;

/** Who may write: on a ticket whoever was found to belong to it; else by the tenant's policy (S3, S35). */
final class AdmitSender implements MailStep {
    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        if (facts.sender() != null && facts.sender().left()) {
            return new Verdict.Refused("sender-not-enabled", true);
        }
        if (soFar.thread() != null) {
            return new Verdict.Joins(soFar.thread());
        }
        return switch (facts.desk().senders()) {
            case ANYBODY -> facts.sender() == null ? new Verdict.WantsPerson() : new Verdict.Opens();
            case ENABLED -> enabled(mail, facts.sender());
            case NOBODY -> new Verdict.Refused("answers-only", true);
        };
    }

    private static Verdict enabled(IncomingMail mail, @Nullable KnownPerson person) {
        if (mail.severalSenders()) {
            // whoever of them is enabled, the mail does not prove that they wrote it (protocols §1.7)
            return new Verdict.Refused("sender-ambiguous", false);
        }
        return person != null && (person.staff() || person.mayMail())
                ? new Verdict.Opens()
                : new Verdict.Refused("sender-not-enabled", true);
    }
}

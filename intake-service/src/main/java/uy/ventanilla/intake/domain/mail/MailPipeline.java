package uy.ventanilla.intake.domain.mail;

import java.util.List;

/**
 * Judges a mail by asking the steps in order until one settles it. Machines first (a loop must never reach a person's
 * rules), then the conversation, strongest proof first, and at last the sender.
 */
public final class MailPipeline {
    private final List<MailStep> steps = List.of(
            new DropLoops(),
            new ReadReports(),
            new SpotAutoReplies(),
            new ThreadByToken(),
            new ThreadByReferences(),
            new ThreadByKnownMails(),
            new ThreadBySubject(),
            new SettleAutomatic(),
            new RequireSender(),
            new AdmitSender());

    /** The end of {@code mail}; never {@link Verdict.GoOn}. */
    public Verdict judge(IncomingMail mail, Facts facts) {
        var findings = Findings.NONE;
        for (var step : steps) {
            var verdict = step.look(mail, facts, findings);
            if (verdict instanceof Verdict.GoOn(var found)) {
                findings = found;
            } else {
                return verdict;
            }
        }
        throw new IllegalStateException("the last step settles every mail");
    }
}

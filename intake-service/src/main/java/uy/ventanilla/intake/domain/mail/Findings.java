package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.Nullable;

/** What earlier steps found: why the mail is automatic, and which conversation it belongs to, if so. */
public record Findings(@Nullable String automatic, @Nullable MailThread thread) {
    static final Findings NONE = new Findings(null, null);

    Verdict automatic(String why) {
        return new Verdict.GoOn(new Findings(why, thread));
    }

    Verdict belongsTo(MailThread found) {
        return new Verdict.GoOn(new Findings(automatic, found));
    }

    Verdict nothingNew() {
        return new Verdict.GoOn(this);
    }
}

package uy.ventanilla.intake.domain.mail;

/** Automatic mail ends here: it joins the ticket it answers, or opens nothing. */
final class SettleAutomatic implements MailStep {
    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        var why = soFar.automatic();
        return why == null ? soFar.nothingNew() : new Verdict.Automatic(why, soFar.thread());
    }
}

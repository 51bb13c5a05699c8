package uy.ventanilla.intake.domain.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import uy.ventanilla.intake.domain.mime.MimePart;

/** Bounces, complaints and receipts (RFC 3464, 5965, 8098), standard ones by their parts, others by their looks. */
final class ReadReports implements MailStep {
    private static final Set<String> DELIVERY = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> RECEIPT =
            Set.of("message/disposition-notification", "message/global-disposition-notification");
    private static final Pattern REPORT_TYPE = Pattern.compile("report-type\\s*=\\s*\"?([a-z-]+)");
    private static final Pattern BOUNCE_SUBJECT = Pattern.compile(
            "^(undelivered mail returned to sender|undeliverable|undelivered mail|undeliverable mail|returned mail"
                    + "|mail delivery (failed|failure|error|system|status)|delivery (failure|has failed|status notification|notification|report|error)"
                    + "|failure notice|failed mail|mail system error|message (status - )?undeliver(able|ed)|mail could not be delivered"
                    + "|unable to deliver|warning: (could not send|message)|your message could not be delivered"
                    + "|non-?deliver(y|able)|returned to sender|no se (puede|pudo) entregar|no entregado|mensaje no entregado|error de entrega"
                    + "|delivery delayed|メールエラー|\\*\\*message you sent blocked)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Verdict look(IncomingMail mail, Facts facts, Findings soFar) {
        var reportType = reportType(mail);
        if (reportType.equals("feedback-report") || has(mail, Set.of("message/feedback-report"))) {
            return new Verdict.Automatic("complaint", null);
        }
        if (isHotmailComplaint(mail)) {
            return new Verdict.Automatic("complaint", null);
        }
        if (reportType.equals("disposition-notification") || has(mail, RECEIPT)) {
            return new Verdict.Automatic("receipt", null);
        }
        if (reportType.equals("delivery-status") || has(mail, DELIVERY) || looksLikeBounce(mail)) {
            var reading = BounceReader.read(mail, facts);
            return reading.success()
                    ? new Verdict.Automatic("delivery-notice", null)
                    : new Verdict.Bounced(reading.report());
        }
        return soFar.nothingNew();
    }

    /** From the header itself: the parts it announces may be missing. */
    private static String reportType(IncomingMail mail) {
        var type = mail.headers().raw("Content-Type").toLowerCase(Locale.ROOT);
        var match = REPORT_TYPE.matcher(type);
        return type.startsWith("multipart/report") && match.find() ? match.group(1) : "";
    }

    private static boolean has(IncomingMail mail, Set<String> types) {
        return mail.root().walk().map(MimePart::type).anyMatch(type -> types.contains(type.value()));
    }

    /** Microsoft's junk reports are older than ARF and not like it. */
    private static boolean isHotmailComplaint(IncomingMail mail) {
        var sender = mail.sender();
        return sender != null
                && sender.address().equals("staff@hotmail.com")
                && mail.subject().startsWith("complaint about message");
    }

    private static boolean looksLikeBounce(IncomingMail mail) {
        var headers = mail.headers();
        if (headers.has("X-Failed-Recipients")) {
            return true;
        }
        var sender = mail.sender();
        var local = sender == null ? "" : sender.local();
        if (local.equals("mailer-daemon") || local.equals("mail-daemon")) {
            return true;
        }
        boolean answersNobody = mail.answers().isEmpty();
        return answersNobody && BOUNCE_SUBJECT.matcher(mail.subject().strip()).find();
    }
}

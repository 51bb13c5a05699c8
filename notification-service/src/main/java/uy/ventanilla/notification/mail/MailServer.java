package uy.ventanilla.notification.mail;

import jakarta.mail.Session;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The mail server we hand our mails to, by plain SMTP submission. */
@Component
public class MailServer {
    private final MailSettings settings;
    private final Session session;

    public MailServer(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /** A line to the server, opened with its first mail and used for many. Not for two threads. */
    public MailLine line() {
        return new MailLine(session, settings);
    }

    private static Properties properties(MailSettings settings) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.smtp().host());
        properties.setProperty(
                "mail.smtp.port", Integer.toString(settings.smtp().port()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.smtp().user() != null));
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectWithin().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", Long.toString(settings.answerWithin().toMillis()));
        properties.setProperty(
                "mail.smtp.writetimeout", Long.toString(settings.answerWithin().toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }
}

package uy.ventanilla.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Builds the MIME message of a mail: text first, then HTML, both UTF-8. No value can add a header of its own. */
final class MimeMails {
    private MimeMails() {}

    /** Throws {@code MessagingException} where an address cannot be written to. */
    static SMTPMessage of(Mail mail, Session session) throws MessagingException {
        var message = new SMTPMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId()); // fixed over all attempts
            }
        };
        message.setFrom(address(mail.from(), mail.fromName()));
        message.setRecipient(Message.RecipientType.TO, address(mail.to(), mail.toName()));
        if (mail.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {address(mail.replyTo(), mail.fromName())});
        }
        message.setSubject(oneLine(mail.subject()), "UTF-8");
        message.setSentDate(Date.from(mail.date()));
        if (!mail.references().isEmpty()) {
            message.setHeader("In-Reply-To", oneLine(mail.references().getLast()));
            message.setHeader("References", MimeUtility.fold(12, oneLine(String.join(" ", mail.references()))));
        }
        switch (mail.origin()) {
            case PERSON -> {}
            case NOTICE -> automatic(message, "auto-generated");
            case ANSWER -> automatic(message, "auto-replied");
        }
        message.setHeader("X-Ventanilla-Loop", mail.loop());
        if (!mail.bounceable()) {
            message.setEnvelopeFrom("<>"); // RFC 3834 §4: an answer to a forged sender must not bounce around
        }
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(mail.text(), "plain"));
        both.addBodyPart(part(mail.html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static void automatic(SMTPMessage message, String how) throws MessagingException {
        message.setHeader("Auto-Submitted", how);
        message.setHeader("X-Auto-Response-Suppress", "All");
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text.replaceAll("\\R", "\r\n"), "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable"); // keeps every line below 76
        return part;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        var line = oneLine(address);
        int at = line.lastIndexOf('@');
        if (at < 1) {
            throw new jakarta.mail.internet.AddressException("no address", line);
        }
        try {
            var ascii = line.substring(0, at) + "@" + IDN.toASCII(line.substring(at + 1));
            var parsed = new InternetAddress(ascii, true);
            parsed.setPersonal(name.isBlank() ? null : oneLine(name), "UTF-8");
            return parsed;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw new jakarta.mail.internet.AddressException(String.valueOf(e.getMessage()), line);
        }
    }

    /** A header value is one line, whatever a customer wrote as their subject or name. */
    static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}

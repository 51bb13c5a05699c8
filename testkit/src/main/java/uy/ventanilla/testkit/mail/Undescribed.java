package uy.ventanilla.testkit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;

/** A mail whose structure can't be told: described as plain text without envelope, fetched as the bytes it is. */
final class Undescribed extends MimeMessage {
    Undescribed(Session session, byte[] raw) throws MessagingException {
        super(session, new ByteArrayInputStream(raw));
    }

    @Override
    public String getContentType() {
        return "text/plain";
    }

    @Override
    public String @org.jspecify.annotations.Nullable [] getHeader(String name) {
        return null;
    }
}

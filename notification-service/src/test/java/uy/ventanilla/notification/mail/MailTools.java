package uy.ventanilla.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import uy.ventanilla.platform.seal.Seal;

/** Opens the room of mails to tests of other rooms. */
public final class MailTools {
    private static final Session SESSION = Session.getInstance(new Properties());

    private MailTools() {}

    public static MailIds ids(Seal seal) {
        return new MailIds(seal);
    }

    /** The mail as it goes over the wire. */
    public static String bytes(Mail mail) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        MimeMails.of(mail, SESSION).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    public static MimeMessage parse(String raw) throws MessagingException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    public static MimeMessage parsed(Mail mail) throws MessagingException, IOException {
        return parse(bytes(mail));
    }
}

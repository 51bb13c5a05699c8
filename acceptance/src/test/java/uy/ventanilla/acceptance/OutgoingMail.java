package uy.ventanilla.acceptance;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** A mail that a person writes in their own program and sends by SMTP. */
final class OutgoingMail {
    private final Stage stage;
    private final String from;
    private final String name;
    private String to;
    private String subject = "";
    private String text = "";
    private final Map<String, String> headers = new LinkedHashMap<>();

    OutgoingMail(Stage stage, String from, String name, String to) {
        this.stage = stage;
        this.from = from;
        this.name = name;
        this.to = to;
        headers.put("Message-ID", "<" + UUID.randomUUID() + "@" + from.substring(from.indexOf('@') + 1) + ">");
    }

    OutgoingMail to(String address) {
        this.to = address;
        return this;
    }

    OutgoingMail about(String subject) {
        this.subject = subject;
        return this;
    }

    OutgoingMail saying(String text) {
        this.text = text;
        return this;
    }

    OutgoingMail header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Makes this the answer a mail program would write to {@code mail}: address, thread and quotation. */
    OutgoingMail answering(Mailbox.Mail mail) {
        to = mail.replyTo();
        subject = mail.subject().startsWith("Re: ") ? mail.subject() : "Re: " + mail.subject();
        headers.put("In-Reply-To", mail.messageId());
        headers.put("References", (mail.header("References") + " " + mail.messageId()).strip());
        return this;
    }

    /** As {@link #answering}, for a program that ignores Reply-To and writes to From. */
    OutgoingMail answeringFrom(Mailbox.Mail mail) {
        answering(mail);
        var value = mail.header("From");
        to = value.contains("<") ? value.replaceAll(".*<([^>]+)>.*", "$1") : value.strip();
        return this;
    }

    OutgoingMail send() {
        try {
            var messageId = headers.get("Message-ID");
            var message = new MimeMessage(session(stage)) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", messageId);
                }
            };
            message.setFrom(new InternetAddress(from, name, "UTF-8"));
            message.setRecipients(Message.RecipientType.TO, to);
            message.setSubject(subject, "UTF-8");
            message.setText(text, "UTF-8");
            for (var header : headers.entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            Transport.send(message);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("the mail server took no mail from " + from, e);
        }
        return this;
    }

    /** Sends these bytes exactly as they are, in an envelope from and to the given addresses. */
    static void sendRaw(Stage stage, String envelopeFrom, String to, byte[] raw) throws MessagingException {
        var session = session(stage, envelopeFrom);
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            var message = new MimeMessage(session, new ByteArrayInputStream(raw)) {
                @Override
                public void writeTo(java.io.OutputStream out, String[] ignored) throws java.io.IOException {
                    out.write(crlf(raw));
                }
            };
            transport.sendMessage(message, InternetAddress.parse(to));
        }
    }

    private static byte[] crlf(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1);
        return text.replace("\r\n", "\n")
                .replace("\r", "\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Session session(Stage stage) {
        return session(stage, null);
    }

    private static Session session(Stage stage, @org.jspecify.annotations.Nullable String envelopeFrom) {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(stage.smtpPort()));
        settings.put("mail.smtp.connectiontimeout", "5000");
        settings.put("mail.smtp.timeout", "20000");
        if (envelopeFrom != null) {
            settings.put("mail.smtp.from", envelopeFrom);
        }
        return Session.getInstance(settings);
    }
}

package uy.ventanilla.testkit.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A mail as a person would see it. Reading never fails: what can't be understood is left out, and a mail of which
 * nothing can be understood is shown as its raw text.
 */
record ReadMail(MailHeaders headers, String text, String html, List<Attachment> attachments) {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_PARTS = 500;
    private static final Session SESSION = Session.getInstance(new Properties());

    record Attachment(String name, String type, long size) {}

    static ReadMail of(byte[] raw) {
        var headers = MailHeaders.of(new String(raw, ISO_8859_1));
        var reading = new Reading();
        try {
            reading.part(new MimeMessage(SESSION, new ByteArrayInputStream(raw)), 0);
        } catch (MessagingException e) {
            reading.unreadable = true;
        }
        if (reading.unreadable && reading.text.isEmpty() && reading.html.isEmpty()) {
            reading.text.append(decoded(raw, "UTF-8"));
        }
        return new ReadMail(
                headers, reading.text.toString(), reading.html.toString(), List.copyOf(reading.attachments));
    }

    private static String decoded(byte[] bytes, String charset) {
        try {
            return Charset.forName(MimeUtility.javaCharset(charset))
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException _) {
                return new String(bytes, ISO_8859_1);
            }
        }
    }

    private static final class Reading {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<Attachment> attachments = new ArrayList<>();
        private boolean unreadable;
        private int parts;

        void part(Part part, int depth) {
            if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
                return;
            }
            try {
                var type = type(part);
                var disposition = disposition(part);
                var name = fileName(part);
                if (type.match("multipart/*") && part.getContent() instanceof Multipart multipart) {
                    for (int i = 0; i < multipart.getCount(); i++) {
                        BodyPart inner = multipart.getBodyPart(i);
                        part(inner, depth + 1);
                    }
                } else if (type.match("text/html") && !disposition.equals("attachment")) {
                    html.append(decoded(bytes(part), charset(type)));
                } else if (type.match("text/*") && !disposition.equals("attachment") && name.isEmpty()) {
                    text.append(decoded(bytes(part), charset(type)));
                } else {
                    attachments.add(new Attachment(name.isEmpty() ? "unnamed" : name, type.getBaseType(), size(part)));
                }
            } catch (MessagingException | IOException | RuntimeException e) {
                unreadable = true;
            }
        }

        private static ContentType type(Part part) throws MessagingException {
            try {
                var type = part.getContentType();
                return new ContentType(type == null ? "text/plain" : type);
            } catch (jakarta.mail.internet.ParseException e) {
                return new ContentType("text/plain");
            }
        }

        private static String charset(ContentType type) {
            var charset = type.getParameter("charset");
            return charset == null ? "UTF-8" : charset;
        }

        private static String disposition(Part part) {
            try {
                var disposition = part.getDisposition();
                return disposition == null ? "" : disposition.toLowerCase(java.util.Locale.ROOT);
            } catch (MessagingException e) {
                return "";
            }
        }

        private static String fileName(Part part) {
            try {
                var name = part.getFileName();
                return name == null ? "" : MimeUtility.decodeText(name);
            } catch (MessagingException | IOException e) {
                return "";
            }
        }

        private static byte[] bytes(Part part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                return in.readAllBytes();
            }
        }

        private static long size(Part part) {
            try {
                return bytes(part).length;
            } catch (MessagingException | IOException | RuntimeException e) {
                return -1;
            }
        }
    }
}

package uy.ventanilla.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** A mail of the corpora as somebody else's reader (Angus Mail) understands it: what ours is held against. */
final class CorpusMail {
    private final Path file;
    private final byte[] raw;

    private CorpusMail(Path file, byte[] raw) {
        this.file = file;
        this.raw = raw;
    }

    /** The folders of test material; fails on the build server, skips elsewhere, where there are none. */
    static List<CorpusMail> all(Path root) throws IOException {
        var mails = Path.of(System.getProperty(
                        "ventanilla.corpora", root.resolve("../shared/corpora").toString()))
                .resolve("mail");
        if (!Files.isDirectory(mails) && !"true".equals(System.getenv("CI"))) {
            org.junit.jupiter.api.Assumptions.abort("no corpora at " + mails + ": set -Dventanilla.corpora");
        }
        try (var walk = Files.walk(mails)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith("LICENSE"))
                    .sorted()
                    .map(CorpusMail::read)
                    .toList();
        }
    }

    private static CorpusMail read(Path file) {
        try {
            return new CorpusMail(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] raw() {
        return raw.clone();
    }

    String name() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    /** What identifies it: its bytes as characters, whatever the line ends. */
    String fingerprint() {
        return plain(new String(raw, ISO_8859_1)).strip();
    }

    /** The same of a mail as it arrived: without the two header lines that the last server puts above it. */
    static String fingerprint(String arrived) {
        return plain(arrived)
                .replaceFirst("\\AReturn-Path: [^\n]*\nDelivered-To: [^\n]*\n", "")
                .strip();
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Decoded, white space as one space; empty where the reader finds no subject or cannot decode it. */
    Optional<String> subject() {
        try {
            var value = message().getHeader("Subject", null);
            return value == null
                    ? Optional.empty()
                    : Optional.of(oneLine(MimeUtility.decodeText(MimeUtility.unfold(value))));
        } catch (MessagingException | UnsupportedEncodingException e) {
            return Optional.empty();
        }
    }

    /** The first address of From, lower case; empty where the reader finds none. */
    Optional<String> sender() {
        try {
            var value = message().getHeader("From", null);
            if (value == null) {
                return Optional.empty();
            }
            var addresses = InternetAddress.parseHeader(value, false);
            return addresses.length == 0
                            || !String.valueOf(addresses[0].getAddress()).contains("@")
                    ? Optional.empty()
                    : Optional.of(addresses[0].getAddress().toLowerCase(Locale.ROOT));
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private MimeMessage message() throws MessagingException {
        var settings = new Properties();
        settings.put("mail.mime.allowutf8", "true"); // RFC 6532
        return new MimeMessage(Session.getInstance(settings), new ByteArrayInputStream(raw));
    }
}

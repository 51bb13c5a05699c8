package uy.ventanilla.testkit.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's side of one SMTP connection (RFC 5321, with SIZE, 8BITMIME, SMTPUTF8, PIPELINING and AUTH).
 *
 * <p>Every address is accepted and every password right: it is a mail server for one machine. The end of a mail is
 * CRLF.CRLF and nothing else, and the bytes before it are kept as they came, malformed or not.
 */
final class SmtpConversation {
    /** 35 MB, announced by SIZE (RFC 1870). */
    static final int MAX_BYTES = 35 * 1024 * 1024;

    private static final int MAX_RECIPIENTS = 1_000;
    private static final int MAX_COMMAND = 8_192;
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:FROM|TO):\\s*<(?:@[^:>]*:)?([^>]*)>(.*)", Pattern.DOTALL);
    private static final Pattern BARE_PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*(\\S+)(.*)", Pattern.DOTALL);
    private static final Pattern SIZE = Pattern.compile("(?i)\\bSIZE=(\\d{1,15})");
    private static final Logger log = LoggerFactory.getLogger(SmtpConversation.class);

    private final InputStream in;
    private final OutputStream out;
    private final SmtpDoor.Acceptance acceptance;
    private @Nullable String sender;
    private final List<String> recipients = new ArrayList<>();

    SmtpConversation(InputStream in, OutputStream out, SmtpDoor.Acceptance acceptance) {
        this.in = new BufferedInputStream(in, 65_536);
        this.out = new BufferedOutputStream(out, 8_192);
        this.acceptance = acceptance;
    }

    void run() throws IOException {
        say("220 ventanilla.localhost ESMTP");
        for (var line = command(); line != null; line = command()) {
            int space = line.indexOf(' ');
            var verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
            var rest = space < 0 ? "" : line.substring(space + 1).strip();
            switch (verb) {
                case "EHLO" -> ehlo();
                case "HELO" -> reset("250 ventanilla.localhost");
                case "MAIL" -> mail(rest);
                case "RCPT" -> rcpt(rest);
                case "DATA" -> data();
                case "AUTH" -> auth(rest);
                case "RSET" -> reset("250 2.0.0 ok");
                case "NOOP" -> say("250 2.0.0 ok");
                case "VRFY" -> say("252 2.5.0 send it and see");
                case "QUIT" -> {
                    say("221 2.0.0 bye");
                    return;
                }
                default -> say("500 5.5.1 unknown command");
            }
        }
    }

    private void ehlo() throws IOException {
        forget();
        say(
                "250-ventanilla.localhost",
                "250-SIZE " + MAX_BYTES,
                "250-8BITMIME",
                "250-SMTPUTF8",
                "250-PIPELINING",
                "250-ENHANCEDSTATUSCODES",
                "250 AUTH PLAIN LOGIN");
    }

    private void mail(String rest) throws IOException {
        var path = path(rest);
        var size = SIZE.matcher(rest);
        if (path == null) {
            say("501 5.5.4 MAIL FROM:<address>");
        } else if (size.find() && Long.parseLong(size.group(1)) > MAX_BYTES) {
            say("552 5.3.4 too big, at most " + MAX_BYTES + " bytes");
        } else {
            forget();
            sender = path;
            say("250 2.1.0 ok");
        }
    }

    private void rcpt(String rest) throws IOException {
        var path = path(rest);
        if (sender == null) {
            say("503 5.5.1 MAIL first");
        } else if (path == null || path.isBlank()) {
            say("501 5.1.3 RCPT TO:<address>");
        } else if (recipients.size() >= MAX_RECIPIENTS) {
            say("452 4.5.3 too many recipients");
        } else {
            recipients.add(path);
            say("250 2.1.5 ok");
        }
    }

    private static @Nullable String path(String rest) {
        var path = PATH.matcher(rest);
        if (path.matches()) {
            return printable(path.group(1));
        }
        var bare = BARE_PATH.matcher(rest);
        return bare.matches() ? printable(bare.group(1)) : null;
    }

    private static String printable(String address) {
        return address.strip().replaceAll("\\p{Cntrl}", "");
    }

    private void data() throws IOException {
        var from = sender;
        if (from == null || recipients.isEmpty()) {
            say("503 5.5.1 MAIL and RCPT first");
            return;
        }
        say("354 end with <CRLF>.<CRLF>");
        var raw = content();
        if (raw == null) {
            forget();
            say("552 5.3.4 too big, at most " + MAX_BYTES + " bytes");
            return;
        }
        try {
            long id = acceptance.accept(from, List.copyOf(recipients), raw);
            forget();
            say("250 2.0.0 taken as " + id);
        } catch (RuntimeException e) {
            log.error("mail could not be kept", e);
            forget();
            say("451 4.3.0 could not be kept, try again");
        }
    }

    /** The mail without dot stuffing; null when it is too big (read to its end all the same). */
    private byte @Nullable [] content() throws IOException {
        var raw = new ByteArrayOutputStream(8_192);
        boolean lineStart = true;
        boolean tooBig = false;
        int previous = -1;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("connection closed within a mail");
            }
            if (lineStart && next == '.') {
                next = in.read();
                if (next == '\r') {
                    int after = in.read();
                    if (after == '\n') {
                        return tooBig ? null : raw.toByteArray();
                    }
                    raw.write('\r');
                    next = after;
                }
                if (next < 0) {
                    throw new IOException("connection closed within a mail");
                }
            }
            lineStart = previous == '\r' && next == '\n';
            previous = next;
            if (raw.size() >= MAX_BYTES) {
                tooBig = true;
                raw.reset();
            }
            raw.write(next);
        }
    }

    private void auth(String rest) throws IOException {
        var parts = rest.split(" ", -1);
        if (parts[0].equalsIgnoreCase("PLAIN") && parts.length == 1) {
            say("334 ");
            command();
        } else if (parts[0].equalsIgnoreCase("LOGIN")) {
            if (parts.length == 1) {
                say("334 VXNlcm5hbWU6");
                command();
            }
            say("334 UGFzc3dvcmQ6");
            command();
        }
        say("235 2.7.0 welcome");
    }

    private void reset(String answer) throws IOException {
        forget();
        say(answer);
    }

    private void forget() {
        sender = null;
        recipients.clear();
    }

    private @Nullable String command() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > MAX_COMMAND) {
                return null;
            }
            line.write(next);
        }
        return line.toString(UTF_8).strip();
    }

    private void say(String... lines) throws IOException {
        for (var line : lines) {
            out.write((line + "\r\n").getBytes(UTF_8));
        }
        out.flush();
    }
}

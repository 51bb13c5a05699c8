package uy.ventanilla.intake.domain.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads header fields up to the blank line. Tolerates: an mbox "From " line, blank lines in front, white space before the
 * colon, lines that are no field (kept as more of the field above while a well-known field still follows, else they are
 * the body, whose blank line is missing).
 */
final class HeaderReader {
    private static final Set<String> WELL_KNOWN = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "received",
            "return-path",
            "reply-to",
            "sender",
            "in-reply-to",
            "references",
            "delivered-to",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-id",
            "precedence",
            "auto-submitted");

    private final byte[] bytes;
    private final List<Header> fields = new ArrayList<>();
    private String name = "";
    private final StringBuilder value = new StringBuilder();

    private HeaderReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The fields, and where the body starts. */
    record Read(Headers headers, int bodyStart) {}

    /** @param outermost whether an mbox line or blank lines may stand in front */
    static Read read(byte[] bytes, boolean outermost) {
        return new HeaderReader(bytes).run(outermost);
    }

    private Read run(boolean outermost) {
        var lines = new Lines(bytes, 0);
        boolean started = !outermost;
        int body = bytes.length;
        while (lines.advance()) {
            if (!started
                    && (lines.isBlank()
                            || ((lines.startsWith("From ") || lines.startsWith(">From "))
                                    && fieldName(lines.text()) < 0))) {
                continue;
            }
            started = true;
            if (lines.isEmpty() || (lines.isBlank() && !continuesAfter(lines))) {
                body = lines.next();
                break;
            }
            var text = lines.text();
            int colon = fieldName(text);
            if (colon > 0) {
                finish();
                name = text.substring(0, colon).stripTrailing();
                value.append(text, colon + 1, text.length());
            } else if (!name.isEmpty() && (lines.startsFolded() || wellKnownFollows(lines.next()))) {
                value.append(lines.startsFolded() ? "" : " ").append(text);
            } else if (!name.isEmpty() || !wellKnownFollows(lines.next())) {
                // else it is rubbish in front of the first field
                body = lines.start();
                break;
            }
        }
        finish();
        return new Read(new Headers(fields, ""), body);
    }

    private void finish() {
        if (!name.isEmpty()) {
            fields.add(new Header(name, value.toString()));
        }
        name = "";
        value.setLength(0);
    }

    /** Where the colon of a field's line is, or -1. Names are printable ASCII without blanks (RFC 5322 §2.2). */
    private static int fieldName(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) < 0x7F && text.charAt(at) != ':') {
            at++;
        }
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return at > 0 && end < text.length() && text.charAt(end) == ':' ? end : -1;
    }

    /** A line of blanks only is folding where the next line is folded too or is a well-known field. */
    private boolean continuesAfter(Lines blank) {
        var ahead = new Lines(bytes, blank.next());
        return ahead.advance() && !ahead.isBlank() && (ahead.startsFolded() || isWellKnown(ahead.text()));
    }

    /** Looks a few lines ahead, not past a blank one. */
    private boolean wellKnownFollows(int from) {
        var ahead = new Lines(bytes, from);
        for (int i = 0; i < 5 && ahead.advance() && !ahead.isEmpty(); i++) {
            if (isWellKnown(ahead.text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWellKnown(String text) {
        int colon = fieldName(text);
        return colon > 0 && WELL_KNOWN.contains(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    }
}

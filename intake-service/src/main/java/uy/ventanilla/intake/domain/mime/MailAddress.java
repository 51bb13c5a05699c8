package uy.ventanilla.intake.domain.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A mailbox as a header names it.
 *
 * @param name the display name, decoded, without quotation marks; may be empty
 * @param address lower case, with exactly one part before and one after its at sign
 */
public record MailAddress(String name, String address) {
    /** What stands before the at sign. */
    public String local() {
        return address.substring(0, address.lastIndexOf('@'));
    }

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The address without a subaddress: {@code soporte+t.7.x@a} is {@code soporte@a} (RFC 5233). */
    public String withoutTag() {
        int plus = local().indexOf('+');
        return plus <= 0 ? address : local().substring(0, plus) + "@" + domain();
    }

    /** Every usable mailbox of a raw header value, in order. Groups are flattened, rubbish is skipped. Never throws. */
    public static List<MailAddress> list(String raw) {
        return list(raw, "");
    }

    /** @param charset of raw 8-bit names that are not UTF-8; may be empty */
    static List<MailAddress> list(String raw, String charset) {
        var found = new ArrayList<MailAddress>();
        for (var piece : split(raw)) {
            one(piece, charset, found);
        }
        return found;
    }

    private static void one(String piece, String charset, List<MailAddress> found) {
        int open = unquotedIndex(piece, '<');
        int close = open < 0 ? -1 : piece.indexOf('>', open);
        if (open >= 0) {
            var inside = piece.substring(open + 1, close < 0 ? piece.length() : close);
            var address = clean(withoutComments(inside));
            if (!address.isEmpty()) {
                var name = name(phrase(piece.substring(0, open)), charset);
                found.add(new MailAddress(
                        name.isEmpty() && close >= 0 ? name(comment(piece.substring(close + 1)), charset) : name,
                        address));
                return;
            }
        }
        var comment = comment(piece);
        var bare = comment.isEmpty() ? piece : piece.replace("(" + comment + ")", " ");
        for (var word : bare.strip().split("\\s+", -1)) {
            var address = clean(word);
            if (!address.isEmpty()) {
                found.add(new MailAddress(name(comment, charset), address));
            }
        }
    }

    /** The address in {@code text}, or an empty text: source routes, blanks and quotation marks are dropped. */
    private static String clean(String text) {
        var address = EncodedWords.decode(text).strip();
        if (address.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
            address = address.substring(7);
        }
        if (address.startsWith("@") && address.indexOf(':') > 0) {
            address = address.substring(address.indexOf(':') + 1); // RFC 5322 §4.4: obsolete route
        }
        address = address.replaceAll("\\s+", "").replaceAll("^[\"'<]+|[\"'>;,.]+$", "");
        int at = address.lastIndexOf('@');
        if (at <= 0 || at == address.length() - 1 || address.length() > 320 || address.indexOf('\0') >= 0) {
            return "";
        }
        var domain = address.substring(at + 1);
        var local = address.substring(0, at);
        local = local.startsWith("\"") || !local.endsWith("\"") ? local : local.substring(0, local.length() - 1);
        boolean sound = domain.matches("[\\p{L}\\p{N}_.:\\[\\]-]+")
                && !local.isEmpty()
                && local.chars().allMatch(c -> c > ' ');
        return sound ? (local + "@" + domain).toLowerCase(Locale.ROOT) : "";
    }

    private static String name(String raw, String charset) {
        var text = raw.strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        // control characters and line breaks have no place in a name
        return EncodedWords.decode(text.replace("\\\"", "\"").replace("\\\\", "\\"), charset)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip()
                .replaceAll("^\"|\"$", "")
                .strip();
    }

    /** A display name without the comments in it, unless it is nothing else. */
    private static String phrase(String text) {
        var without = text.contains("\"") ? text : withoutComments(text);
        return without.isBlank() ? text : without;
    }

    /** Drops {@code (comments)}, nested ones too (RFC 5322 §3.2.2). An opening that is never closed stays. */
    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                if (depth == 0) {
                    out.append(c).append(text.charAt(i + 1));
                }
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return depth == 0 ? out.toString() : text;
    }

    private static String comment(String piece) {
        int open = piece.indexOf('(');
        int close = piece.lastIndexOf(')');
        return open >= 0 && close > open ? piece.substring(open + 1, close) : "";
    }

    private static int unquotedIndex(String text, char wanted) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted && text.indexOf('"', i + 1) > 0;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** At commas and semicolons that are neither quoted, in a comment, nor in angle brackets; a group's name is dropped. */
    private static List<String> split(String raw) {
        var pieces = new ArrayList<String>();
        boolean quoted = false;
        boolean angle = false;
        int comments = 0;
        int start = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && comments == 0) {
                quoted = !quoted && raw.indexOf('"', i + 1) > 0;
            } else if (!quoted && c == '(') {
                comments = raw.indexOf(')', i) > 0 ? comments + 1 : comments;
            } else if (!quoted && c == ')') {
                comments = Math.max(0, comments - 1);
            } else if (!quoted && comments == 0) {
                if (c == '<' || c == '>') {
                    angle = c == '<' && raw.indexOf('>', i) > 0;
                } else if (!angle && (c == ',' || c == ';')) {
                    pieces.add(raw.substring(start, i));
                    start = i + 1;
                } else if (!angle && c == ':' && raw.indexOf(';', i) > 0) {
                    start = i + 1;
                }
            }
        }
        pieces.add(raw.substring(Math.min(start, raw.length())));
        return pieces;
    }
}

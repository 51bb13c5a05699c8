package uy.ventanilla.intake.domain.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A field value with parameters, such as {@code Content-Type} or {@code Content-Disposition}.
 *
 * @param value the part before the first semicolon, lower case, such as {@code text/plain}; may be empty
 * @param parameters by lower-case name; RFC 2231 continuations joined and decoded, other values decoded as header text
 */
public record ContentType(String value, Map<String, String> parameters) {
    /** Reads {@code raw} tolerantly: unquoted values may hold nearly anything. Never throws. */
    static ContentType parse(String raw) {
        var pieces = split(raw);
        var value = stripComments(pieces.getFirst()).strip().toLowerCase(Locale.ROOT);
        var plain = new LinkedHashMap<String, String>();
        var pieced = new LinkedHashMap<String, TreeMap<Integer, String>>();
        for (var piece : pieces.subList(1, pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals <= 0) {
                continue;
            }
            var name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            var text = unquote(piece.substring(equals + 1).strip());
            int star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, EncodedWords.decode(text));
            } else {
                section(pieced, name, star, text);
            }
        }
        // RFC 2231 before the plain parameter, which senders add for old readers
        pieced.forEach((name, sections) -> plain.put(name, join(sections)));
        return new ContentType(value, Map.copyOf(plain));
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** {@code text} of {@code text/plain}. */
    public String type() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash).strip();
    }

    public boolean isMultipart() {
        return type().equals("multipart");
    }

    private static void section(Map<String, TreeMap<Integer, String>> pieced, String name, int star, String text) {
        var base = name.substring(0, star);
        var suffix = name.substring(star + 1);
        boolean encoded = suffix.isEmpty() || suffix.endsWith("*");
        var digits = suffix.replace("*", "");
        int index = digits.isEmpty() || !digits.chars().allMatch(Character::isDigit) || digits.length() > 4
                ? 0
                : Integer.parseInt(digits);
        pieced.computeIfAbsent(base, _ -> new TreeMap<>()).putIfAbsent(index, (encoded ? "*" : "=") + text);
    }

    /** RFC 2231 §3 and §4: the first encoded section names the charset, {@code utf-8'es'caf%C3%A9}. */
    private static String join(TreeMap<Integer, String> sections) {
        var bytes = new ByteArrayOutputStream();
        var charset = "";
        boolean first = true;
        for (var section : sections.values()) {
            var text = section.substring(1);
            if (section.charAt(0) == '=') {
                bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                int quote = first ? text.indexOf('\'') : -1;
                int second = quote < 0 ? -1 : text.indexOf('\'', quote + 1);
                if (second >= 0) {
                    charset = text.substring(0, quote);
                    text = text.substring(second + 1);
                }
                percent(text, bytes);
            }
            first = false;
        }
        return charset.isEmpty()
                ? EncodedWords.decode(bytes.toString(StandardCharsets.ISO_8859_1))
                : Charsets.decode(bytes.toByteArray(), charset);
    }

    private static void percent(String text, ByteArrayOutputStream out) {
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(text.charAt(i));
            }
        }
    }

    private static List<String> split(String raw) {
        var pieces = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                // a quotation that is never closed is no quotation
                quoted = !quoted && raw.indexOf('"', i + 1) > 0;
            } else if (c == ';' && !quoted) {
                pieces.add(raw.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(raw.substring(Math.min(start, raw.length())));
        return pieces;
    }

    private static String unquote(String text) {
        if (!text.startsWith("\"")) {
            return stripComments(text).strip();
        }
        var out = new StringBuilder(text.length());
        for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
            if (text.charAt(i) == '\\'
                    && i + 1 < text.length()
                    && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
                i++;
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    private static String stripComments(String text) {
        int open = text.indexOf(" (");
        return open >= 0 && text.stripTrailing().endsWith(")") ? text.substring(0, open) : text;
    }
}

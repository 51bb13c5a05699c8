package uy.ventanilla.intake.domain.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns bytes into text as the WHATWG encoding standard reads their label ({@code iso-8859-1} means windows-1252, and so
 * on). An unknown or missing label means: UTF-8 where the bytes are valid UTF-8, ISO-2022-JP where its escapes are
 * there, else windows-1252, in which every byte is something. Never throws.
 */
final class Charsets {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String UTF_7 = "utf-7";

    /** Labels whose meaning differs from the JDK's, or that the JDK does not know. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("x-cp1252", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ms932", "windows-31j"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601-1989", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("windows-949", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("chinese", "gb18030"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("cn-big5", "big5-hkscs"),
            Map.entry("x-x-big5", "big5-hkscs"),
            Map.entry("utf8", "utf-8"),
            Map.entry("uft-8", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("unicode-1-1-utf-7", UTF_7),
            Map.entry("x-unicode-2-0-utf-7", UTF_7),
            Map.entry("x-mac-roman", "x-macroman"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("x-mac-cyrillic", "x-maccyrillic"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("utf-16", "utf-16le"));

    private Charsets() {}

    /** {@code bytes} as text, read by {@code label} (which may be empty or wrong). */
    static String decode(byte[] bytes, String label) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        name = LABELS.getOrDefault(name, name);
        if (name.equals(UTF_7)) {
            return utf7(bytes);
        }
        var charset = find(name);
        if (charset.isEmpty()) {
            return guess(bytes);
        }
        if (charset.get().equals(WESTERN)) {
            // A western label over valid multi-byte UTF-8 is a lie in practice: such pairs hardly occur in western
            // text.
            return hasHighBytes(bytes)
                    ? strict(bytes, StandardCharsets.UTF_8).orElseGet(() -> western(bytes))
                    : western(bytes);
        }
        if (charset.get().equals(StandardCharsets.UTF_8)) {
            return strict(bytes, StandardCharsets.UTF_8).orElseGet(() -> brokenUtf8(bytes));
        }
        return new String(bytes, charset.get());
    }

    /** {@code bytes} without a label. */
    static String guess(byte[] bytes) {
        return guess(bytes, "");
    }

    /** {@code bytes} without a label of their own, in a mail whose text has {@code hint}. */
    static String guess(byte[] bytes, String hint) {
        if (hasEscapes(bytes)) {
            return new String(bytes, Charset.forName("ISO-2022-JP"));
        }
        return strict(bytes, StandardCharsets.UTF_8)
                .or(() -> named(hint).flatMap(charset -> strict(bytes, charset)))
                .orElseGet(() -> western(bytes));
    }

    private static Optional<Charset> named(String label) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        return find(LABELS.getOrDefault(name, name));
    }

    private static Optional<Charset> find(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Text that says it is UTF-8 and is not: mostly UTF-8 with a few bad bytes, or western text throughout. */
    private static String brokenUtf8(byte[] bytes) {
        var lenient = new String(bytes, StandardCharsets.UTF_8);
        long bad = lenient.chars().filter(c -> c == '\uFFFD').count();
        long good = lenient.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return good > bad ? lenient : western(bytes);
    }

    /** windows-1252 as the web reads it: the five bytes it leaves undefined are the C1 controls. */
    private static String western(byte[] bytes) {
        var text = new StringBuilder(new String(bytes, WESTERN));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\uFFFD') {
                text.setCharAt(i, (char) (bytes[i] & 0xff));
            }
        }
        return text.toString();
    }

    private static boolean hasHighBytes(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEscapes(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1B && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    /** RFC 2152. What is not valid UTF-7 stays as it is. */
    private static String utf7(byte[] bytes) {
        var in = new String(bytes, StandardCharsets.ISO_8859_1);
        var out = new StringBuilder(in.length());
        int i = 0;
        while (i < in.length()) {
            char c = in.charAt(i);
            if (c != '+') {
                out.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < in.length() && isBase64(in.charAt(end))) {
                end++;
            }
            if (end == i + 1) {
                out.append('+');
                i = end < in.length() && in.charAt(end) == '-' ? end + 1 : end;
                continue;
            }
            out.append(shifted(in.substring(i + 1, end)));
            i = end < in.length() && in.charAt(end) == '-' ? end + 1 : end;
        }
        return out.toString();
    }

    private static String shifted(String base64) {
        try {
            var usable = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
            var units = Base64.getDecoder().decode(usable);
            return new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE);
        } catch (IllegalArgumentException e) {
            return "+" + base64;
        }
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}

package uy.ventanilla.intake.domain.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Content-Transfer-Encoding (RFC 2045 §6), and uuencode, undone as far as the input allows. Never throws. */
final class TransferEncoding {
    private TransferEncoding() {}

    /** The bytes behind {@code body}, encoded as the field value {@code label} says; an unknown one means none. */
    static byte[] decode(byte[] body, String label) {
        var name = label.toLowerCase(Locale.ROOT);
        int semicolon = name.indexOf(';');
        name = (semicolon < 0 ? name : name.substring(0, semicolon)).strip();
        return switch (name) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quotedPrintable(body);
            case "x-uuencode", "x-uue", "uuencode" -> uuencode(body);
            default -> body;
        };
    }

    /** Skips what is not in the alphabet; padding in the middle (two texts joined) starts over. */
    static byte[] base64(byte[] in) {
        var out = new ByteArrayOutputStream(in.length * 3 / 4 + 3);
        int buffer = 0;
        int sextets = 0;
        for (byte b : in) {
            int value = sextet(b);
            if (value >= 0) {
                buffer = (buffer << 6) | value;
                if (++sextets == 4) {
                    out.write(buffer >> 16);
                    out.write(buffer >> 8);
                    out.write(buffer);
                    buffer = 0;
                    sextets = 0;
                }
            } else if (b == '=') {
                rest(out, buffer, sextets);
                buffer = 0;
                sextets = 0;
            }
        }
        rest(out, buffer, sextets);
        return out.toByteArray();
    }

    private static void rest(ByteArrayOutputStream out, int buffer, int sextets) {
        if (sextets == 2) {
            out.write(buffer >> 4);
        } else if (sextets == 3) {
            out.write(buffer >> 10);
            out.write(buffer >> 2);
        }
    }

    private static int sextet(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return switch (b) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }

    static byte[] quotedPrintable(byte[] in) {
        var out = new ByteArrayOutputStream(in.length);
        int i = 0;
        while (i < in.length) {
            byte b = in[i];
            if (b == ' ' || b == '\t') {
                // white space at the end of a line was added on the way
                int end = i;
                while (end < in.length && (in[end] == ' ' || in[end] == '\t')) {
                    end++;
                }
                if (end < in.length && in[end] != '\r' && in[end] != '\n') {
                    out.write(in, i, end - i);
                }
                i = end;
            } else if (b != '=') {
                out.write(b);
                i++;
            } else {
                i = escape(in, i, out);
            }
        }
        return out.toByteArray();
    }

    private static int escape(byte[] in, int at, ByteArrayOutputStream out) {
        int high = at + 1 < in.length ? Character.digit(in[at + 1], 16) : -1;
        int low = at + 2 < in.length ? Character.digit(in[at + 2], 16) : -1;
        if (high >= 0 && low >= 0) {
            out.write(high << 4 | low);
            return at + 3;
        }
        int end = at + 1;
        while (end < in.length && (in[end] == ' ' || in[end] == '\t')) {
            end++;
        }
        if (end >= in.length) {
            return end;
        }
        if (in[end] == '\n') {
            return end + 1;
        }
        if (in[end] == '\r') {
            return end + 1 < in.length && in[end + 1] == '\n' ? end + 2 : end + 1;
        }
        out.write('='); // not an escape at all: keep it
        return at + 1;
    }

    /** The Q encoding of RFC 2047 §4.2: as quoted-printable, with an underscore for a space. */
    static byte[] quotedWord(byte[] in) {
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '=' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(in[i] == '_' ? ' ' : in[i]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] uuencode(byte[] in) {
        var text = new String(in, StandardCharsets.ISO_8859_1);
        int begin = text.startsWith("begin ") ? 0 : text.indexOf("\nbegin ") + 1;
        if (begin == 0 && !text.startsWith("begin ")) {
            return in;
        }
        var out = new ByteArrayOutputStream(in.length);
        var lines = text.substring(begin).split("\r?\n", -1);
        for (int i = 1; i < lines.length && !lines[i].equals("end"); i++) {
            uuLine(lines[i], out);
        }
        return out.toByteArray();
    }

    private static void uuLine(String line, ByteArrayOutputStream out) {
        if (line.isEmpty()) {
            return;
        }
        int left = (line.charAt(0) - 32) & 63;
        for (int i = 1; left > 0 && i < line.length(); i += 4) {
            int group = 0;
            for (int j = 0; j < 4; j++) {
                group = group << 6 | (i + j < line.length() ? (line.charAt(i + j) - 32) & 63 : 0);
            }
            for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
                out.write(group >> shift);
            }
        }
    }
}

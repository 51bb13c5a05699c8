package uy.ventanilla.intake.domain.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decodes header text: encoded words (RFC 2047, with the languages of RFC 2231), and between them raw 8-bit bytes (RFC
 * 6532 UTF-8, else a guess). Tolerates words with spaces inside, missing padding, and characters split over two adjacent
 * words of one charset. Linear in the length; never throws.
 */
final class EncodedWords {
    private EncodedWords() {}

    /** {@code raw}: one character per byte, as {@link Header#raw} has it. */
    static String decode(String raw) {
        return decode(raw, "");
    }

    /** @param charset of raw 8-bit text that is not UTF-8; may be empty */
    static String decode(String raw, String charset) {
        var out = new StringBuilder(raw.length());
        var pending = new ByteArrayOutputStream();
        var pendingCharset = "";
        int at = 0;
        while (at < raw.length()) {
            int start = raw.indexOf("=?", at);
            var word = start < 0 ? null : Word.at(raw, start);
            if (word == null) {
                int until = start < 0 ? raw.length() : start + 2;
                flush(out, pending, pendingCharset);
                out.append(plain(raw.substring(at, until), charset));
                at = until;
                continue;
            }
            var between = raw.substring(at, start);
            // white space between two encoded words is not part of the text (RFC 2047 §6.2)
            boolean adjacent = between.isBlank() && pending.size() > 0;
            if (!adjacent) {
                flush(out, pending, pendingCharset);
                out.append(plain(between, charset));
            } else if (!pendingCharset.equalsIgnoreCase(word.charset)) {
                flush(out, pending, pendingCharset);
            }
            pending.writeBytes(word.bytes);
            pendingCharset = word.charset;
            at = word.end;
        }
        flush(out, pending, pendingCharset);
        return out.toString();
    }

    private static void flush(StringBuilder out, ByteArrayOutputStream pending, String charset) {
        if (pending.size() > 0) {
            // a line break inside an encoded word would start a new header field somewhere
            out.append(Charsets.decode(pending.toByteArray(), charset).replaceAll("[\\r\\n]+", " "));
            pending.reset();
        }
    }

    private static String plain(String raw, String charset) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) > 0x7F || raw.charAt(i) == 0x1B) {
                return Charsets.guess(raw.getBytes(StandardCharsets.ISO_8859_1), charset);
            }
        }
        return raw;
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares these, and mails are not copied for it
    private record Word(String charset, byte[] bytes, int end) {
        static @org.jspecify.annotations.Nullable Word at(String raw, int start) {
            int charsetEnd = raw.indexOf('?', start + 2);
            if (charsetEnd < 0
                    || charsetEnd == start + 2
                    || charsetEnd - start > 60
                    || charsetEnd + 2 >= raw.length()) {
                return null;
            }
            var charset = raw.substring(start + 2, charsetEnd);
            int star = charset.indexOf('*');
            charset = star < 0 ? charset : charset.substring(0, star);
            char encoding = Character.toUpperCase(raw.charAt(charsetEnd + 1));
            if (raw.charAt(charsetEnd + 2) != '?' || (encoding != 'B' && encoding != 'Q')) {
                return null;
            }
            int textStart = charsetEnd + 3;
            int end = raw.indexOf("?=", textStart);
            if (end < 0) {
                return null;
            }
            var text = raw.substring(textStart, end).getBytes(StandardCharsets.ISO_8859_1);
            var bytes = encoding == 'B' ? TransferEncoding.base64(text) : TransferEncoding.quotedWord(text);
            return new Word(charset, bytes, end + 2);
        }
    }
}

package uy.ventanilla.intake.domain.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the lines of a byte array. A line ends with LF or CRLF; a lone CR ends one only where the whole text has no
 * LF at all (an old Macintosh's mail).
 */
final class Lines {
    private final byte[] bytes;
    private final byte end;
    private int start;
    private int stop;
    private int next;

    Lines(byte[] bytes, int from) {
        this.bytes = bytes;
        this.end = hasLineFeed(bytes) ? (byte) '\n' : (byte) '\r';
        this.next = from;
    }

    /** Moves to the next line; false at the end. */
    boolean advance() {
        if (next >= bytes.length) {
            return false;
        }
        start = next;
        int at = start;
        while (at < bytes.length && bytes[at] != end) {
            at++;
        }
        next = Math.min(at + 1, bytes.length);
        stop = at > start && end == '\n' && at < bytes.length && bytes[at - 1] == '\r' ? at - 1 : at;
        return true;
    }

    /** Where the current line starts. */
    int start() {
        return start;
    }

    /** Where the line after the current one starts. */
    int next() {
        return next;
    }

    boolean isEmpty() {
        return stop == start;
    }

    boolean isBlank() {
        for (int i = start; i < stop; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    boolean startsFolded() {
        return stop > start && (bytes[start] == ' ' || bytes[start] == '\t');
    }

    boolean startsWith(String ascii) {
        var wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
        return stop - start >= wanted.length
                && Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length);
    }

    /** The line without its end, one character per byte. */
    String text() {
        return new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
    }

    /** The end of the line's text: where {@link #start} of the next line's break begins. */
    int stop() {
        return stop;
    }

    private static boolean hasLineFeed(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }
}

package uy.ventanilla.intake.domain.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a whole mail. Whatever the bytes are, the answer is a tree that holds all of their text: a multipart without a
 * boundary, or whose boundary never comes, is read as one plain part. Nesting and the number of parts are limited; what
 * lies deeper stays as the bytes of one part.
 *
 * <p>Written by hand rather than on a mail library: the rules for broken input (charset labels, missing blank lines, raw
 * 8-bit headers, boundaries of all sorts) are ours (protocols §1.5), and each library throws on some of it.
 */
public final class MimeReader {
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 1_000;

    private int parts;

    private MimeReader() {}

    /** Reads {@code bytes}. Never throws. */
    public static MimePart read(byte[] bytes) {
        return new MimeReader().part(bytes, true, "text/plain", 0);
    }

    private MimePart part(byte[] bytes, boolean outermost, String defaultType, int depth) {
        parts++;
        var read = HeaderReader.read(bytes, outermost);
        var plain = read.headers();
        var body = Arrays.copyOfRange(bytes, read.bodyStart(), bytes.length);
        var type = typeOf(plain, defaultType);
        var headers = new Headers(plain.fields(), type.parameter("charset"));
        var encoding = headers.raw("Content-Transfer-Encoding");
        if (type.isMultipart() && depth < DEEPEST) {
            var multipart = multipart(headers, type, body, depth);
            if (multipart == null && !encoding.isBlank()) {
                // forbidden by RFC 2045 §6.4, and seen: an encoded multipart
                multipart = multipart(headers, type, TransferEncoding.decode(body, encoding), depth);
            }
            return multipart == null
                    ? new MimePart(headers, new ContentType("text/plain", type.parameters()), body, List.of(), null)
                    : multipart;
        }
        var content = TransferEncoding.decode(body, encoding);
        var embedded = isMail(type) && depth < DEEPEST && parts < MOST_PARTS
                ? part(content, true, "text/plain", depth + 1)
                : null;
        return new MimePart(headers, type, content, List.of(), embedded);
    }

    private static boolean isMail(ContentType type) {
        return switch (type.value()) {
            case "message/rfc822",
                    "message/global",
                    "text/rfc822-headers",
                    "message/global-headers",
                    "message/rfc822-headers" -> true;
            default -> false;
        };
    }

    /** The first field that makes sense; several and broken ones occur. */
    private static ContentType typeOf(Headers headers, String defaultType) {
        for (var raw : headers.all("Content-Type")) {
            var type = ContentType.parse(raw);
            if (type.value().matches("[a-z0-9.+_-]+/[a-z0-9.+_-]+")) {
                return type;
            }
            if (type.isMultipart() && !type.parameter("boundary").isEmpty()) {
                return new ContentType("multipart/mixed", type.parameters());
            }
            if (type.value().equals("text")) {
                return new ContentType("text/plain", type.parameters());
            }
        }
        var first = headers.raw("Content-Type");
        return first.isBlank()
                ? ContentType.parse(defaultType)
                : new ContentType(defaultType, ContentType.parse(first).parameters());
    }

    private @org.jspecify.annotations.Nullable MimePart multipart(
            Headers headers, ContentType type, byte[] body, int depth) {
        var boundary = type.parameter("boundary").stripTrailing();
        var slices = boundary.isEmpty() ? List.<int[]>of() : slices(body, "--" + boundary);
        if (slices.isEmpty()) {
            slices = slices(body, guessDelimiter(body));
        }
        if (slices.isEmpty()) {
            return null;
        }
        var preamble = Arrays.copyOfRange(body, 0, slices.getFirst()[2]);
        var childType = type.value().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        var children = new ArrayList<MimePart>();
        for (var slice : slices) {
            var bytes = Arrays.copyOfRange(body, slice[0], slice[1]);
            if (parts >= MOST_PARTS) {
                children.add(new MimePart(
                        new Headers(List.of(), ""),
                        ContentType.parse("application/octet-stream"),
                        bytes,
                        List.of(),
                        null));
                break;
            }
            children.add(part(bytes, false, childType, depth + 1));
        }
        return new MimePart(headers, type, preamble, List.copyOf(children), null);
    }

    /** Start, end and the start of the delimiter line of each part. */
    private static List<int[]> slices(byte[] body, String delimiter) {
        var found = new ArrayList<int[]>();
        if (delimiter.isEmpty()) {
            return found;
        }
        var lines = new Lines(body, 0);
        int open = -1;
        int openLine = 0;
        int previousStop = 0;
        while (lines.advance()) {
            if (lines.startsWith(delimiter)) {
                var rest = lines.text().substring(delimiter.length()).stripTrailing();
                if (rest.isEmpty() || rest.equals("--")) {
                    if (open >= 0) {
                        found.add(new int[] {open, Math.max(open, previousStop), openLine});
                    }
                    open = rest.isEmpty() ? lines.next() : -1;
                    openLine = lines.start();
                    if (open < 0) {
                        break;
                    }
                }
            }
            // the line break before a delimiter belongs to it (RFC 2046 §5.1.1)
            previousStop = lines.stop();
        }
        if (open >= 0) {
            found.add(new int[] {open, body.length, openLine});
        }
        return found;
    }

    /** For a multipart whose boundary is missing or wrong: a line that looks like a delimiter and opens a part. */
    private static String guessDelimiter(byte[] body) {
        var lines = new Lines(body, 0);
        var candidate = "";
        while (lines.advance()) {
            if (!candidate.isEmpty()
                    && lines.text().toLowerCase(java.util.Locale.ROOT).startsWith("content-")) {
                return candidate;
            }
            candidate = lines.startsWith("--") && lines.text().stripTrailing().length() > 6
                    ? lines.text().stripTrailing()
                    : "";
        }
        return "";
    }

    /** {@code bytes} as text for searching: one character per byte. */
    public static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package uy.ventanilla.intake.domain.mime;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail or a part of one.
 *
 * @param content the bytes with the transfer encoding undone; for a multipart what stands before its first part
 * @param children the parts of a multipart, in order
 * @param embedded the mail inside of a {@code message/rfc822} part (or the headers of a {@code text/rfc822-headers} one)
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these, and mails are not copied for it
public record MimePart(
        Headers headers,
        ContentType type,
        byte[] content,
        List<MimePart> children,
        @Nullable MimePart embedded) {
    /** The content as text, by its charset. */
    public String text() {
        return Charsets.decode(content, type.parameter("charset"));
    }

    /** {@code attachment}, {@code inline}, or empty where nothing was said. */
    public String disposition() {
        var value = ContentType.parse(headers.raw("Content-Disposition")).value();
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /** The name the sender gave the file (RFC 2231, then RFC 2047, then raw), or an empty text. */
    public String fileName() {
        var name = ContentType.parse(headers.raw("Content-Disposition")).parameter("filename");
        return name.isBlank() ? type.parameter("name") : name;
    }

    /** The Content-ID without its angle brackets, or an empty text. */
    public String contentId() {
        return MessageIds.bare(headers.raw("Content-ID"));
    }

    /** This part and all below it, but not inside embedded mails. */
    public Stream<MimePart> walk() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(MimePart::walk));
    }
}

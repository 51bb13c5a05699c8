package uy.ventanilla.intake.usecase;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.intake.domain.mail.IncomingMail;
import uy.ventanilla.intake.domain.mail.MailBody;
import uy.ventanilla.intake.domain.mail.MailFile;
import uy.ventanilla.intake.domain.mail.ReplyText;
import uy.ventanilla.intake.html.HtmlText;
import uy.ventanilla.intake.html.SafeHtml;
import uy.ventanilla.intake.store.Hashes;

/**
 * What a mail brings for people to read.
 *
 * @param subject on one line, at most {@value #LONGEST_SUBJECT} characters
 * @param text what was newly written
 * @param fullText all of it
 * @param html safe to show; absent where the mail has none, or one too large to travel
 * @param hash over all of it, equal for the same mail come by two ways
 */
record MailContent(
        String subject,
        String text,
        String fullText,
        @Nullable String html,
        List<MailFile> files,
        String hash) {
    private static final int LONGEST_SUBJECT = 500;
    // All three travel in one event, and Kafka takes a mebibyte at most.
    private static final int LARGEST_TEXT_BYTES = 200_000;
    private static final int LARGEST_HTML_BYTES = 400_000;
    private static final int STUB = 300;

    static MailContent of(IncomingMail mail) {
        var body = MailBody.of(mail.root());
        var texts = new ArrayList<String>();
        var htmls = new ArrayList<String>();
        var inline = new HashSet<String>();
        body.files().forEach(file -> {
            if (file.contentId() != null) {
                inline.add(file.contentId());
            }
        });
        boolean anyHtml = body.pieces().stream().anyMatch(piece -> piece.html() != null);
        for (var piece : body.pieces()) {
            texts.add(text(piece));
            if (anyHtml) {
                htmls.add(html(piece, inline));
            }
        }
        var fullText = cut(storable(String.join("\n\n", texts)).strip());
        var subject = storable(mail.subject());
        var parts = new ArrayList<byte[]>();
        parts.add(subject.getBytes(StandardCharsets.UTF_8));
        parts.add(fullText.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
        body.files().forEach(file -> parts.add(file.bytes()));
        return new MailContent(
                subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT),
                ReplyText.visible(fullText),
                fullText,
                anyHtml ? unlessTooLarge(storable(String.join("\n", htmls))) : null,
                body.files(),
                Hashes.sha256(parts.toArray(byte[][]::new)));
    }

    /** PostgreSQL's text takes every character but U+0000, and no half of a surrogate pair. */
    static String storable(String text) {
        var clean = text.replace("\0", "");
        return new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String text(MailBody.Piece piece) {
        var plain = piece.plain();
        var html = piece.html();
        if (html == null) {
            return plain == null ? "" : plain;
        }
        if (plain == null || plain.isBlank()) {
            return HtmlText.of(html);
        }
        if (plain.strip().length() < STUB
                && plain.toLowerCase(java.util.Locale.ROOT).contains("html")) {
            // "This message needs an HTML reader": the words are in the other form
            var words = HtmlText.of(html);
            return words.length() > 2 * plain.length() ? words : plain;
        }
        return plain;
    }

    private static String html(MailBody.Piece piece, HashSet<String> inline) {
        var html = piece.html();
        return html == null
                ? "<pre>" + org.jsoup.nodes.Entities.escape(piece.plain() == null ? "" : piece.plain()) + "</pre>"
                : SafeHtml.clean(html, inline);
    }

    /** The beginning that fits, never half a character. */
    private static String cut(String text) {
        if (text.length() <= LARGEST_TEXT_BYTES / 3) {
            return text; // a char is three bytes of UTF-8 at most
        }
        var in = CharBuffer.wrap(text);
        StandardCharsets.UTF_8.newEncoder().encode(in, ByteBuffer.allocate(LARGEST_TEXT_BYTES), true);
        return in.hasRemaining() ? text.substring(0, in.position()) + "\n[...]" : text;
    }

    private static @Nullable String unlessTooLarge(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length <= LARGEST_HTML_BYTES ? html : null;
    }
}

package uy.ventanilla.intake.domain.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.intake.domain.mime.MimePart;

/**
 * What a mail says, and the files it brings.
 *
 * @param pieces one after the other; nearly always one
 */
public record MailBody(List<Piece> pieces, List<MailFile> files) {
    private static final int MOST_FILES = 100;

    /** A stretch of text in one or both forms. */
    public record Piece(@Nullable String plain, @Nullable String html) {}

    /** Chooses between alternatives, takes unnamed text as text, and everything else as a file. Never throws. */
    public static MailBody of(MimePart root) {
        var files = new ArrayList<MailFile>();
        var pieces = new ArrayList<Piece>();
        collect(root, true, pieces, files);
        return new MailBody(List.copyOf(pieces), List.copyOf(files));
    }

    private static void collect(MimePart part, boolean outermost, List<Piece> pieces, List<MailFile> files) {
        if (!part.children().isEmpty()) {
            if (part.type().value().equals("multipart/alternative")) {
                alternative(part, pieces, files);
            } else {
                part.children().forEach(child -> collect(child, false, pieces, files));
            }
            return;
        }
        if (part.type().isMultipart()) {
            return;
        }
        var type = part.type().value();
        boolean named = !part.fileName().isBlank();
        boolean attached = part.disposition().equals("attachment") || (named && !outermost);
        if (!attached && type.equals("text/html")) {
            pieces.add(new Piece(null, part.text()));
        } else if (!attached
                && (type.equals("text/plain")
                        || (outermost && part.type().type().equals("text")))) {
            pieces.add(new Piece(flowed(part), null));
        } else {
            file(part, files);
        }
    }

    /** The plain and the HTML form of one thing; what else is there (a calendar entry) is a file. */
    private static void alternative(MimePart part, List<Piece> pieces, List<MailFile> files) {
        var inside = new ArrayList<Piece>();
        part.children().forEach(child -> collect(child, false, inside, files));
        var plain = join(inside, true);
        var html = join(inside, false);
        if (plain != null || html != null) {
            pieces.add(new Piece(plain, html));
        }
    }

    private static @Nullable String join(List<Piece> pieces, boolean plain) {
        var texts = new ArrayList<String>();
        for (var piece : pieces) {
            var text = plain ? piece.plain() : piece.html();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts.isEmpty() ? null : String.join("\n", texts);
    }

    private static void file(MimePart part, List<MailFile> files) {
        var type = part.type().value();
        if (files.size() >= MOST_FILES
                || (part.content().length == 0 && part.fileName().isBlank())) {
            return;
        }
        var given = part.fileName();
        var embedded = part.embedded();
        if (given.isBlank() && embedded != null) {
            // a mail inside of a mail is called by its subject
            var subject = embedded.headers().text("Subject");
            given = (subject.isBlank() ? "mensaje" : subject.replace('/', '-').replace('\\', '-')) + ".eml";
        }
        var contentId = part.contentId();
        boolean inline = !contentId.isEmpty() && !part.disposition().equals("attachment");
        files.add(new MailFile(
                FileNames.clean(given, type),
                type.isBlank() ? "application/octet-stream" : type.toLowerCase(Locale.ROOT),
                part.content(),
                inline,
                contentId.isEmpty() ? null : contentId));
    }

    /** RFC 3676: lines that end in a space go on in the next one. */
    private static String flowed(MimePart part) {
        var text = part.text().replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        if (!part.type().parameter("format").equalsIgnoreCase("flowed")) {
            return text;
        }
        boolean deleteSpace = part.type().parameter("delsp").equalsIgnoreCase("yes");
        var out = new StringBuilder(text.length());
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            // a quoted line flows only into one of the same depth: left as it is
            boolean flows = line.endsWith(" ")
                    && !line.equals("-- ")
                    && !line.startsWith(">")
                    && i + 1 < lines.length
                    && !lines[i + 1].startsWith(">");
            var unstuffed = line.startsWith(" ") ? line.substring(1) : line;
            out.append(flows && deleteSpace ? unstuffed.substring(0, unstuffed.length() - 1) : unstuffed);
            if (!flows && i + 1 < lines.length) {
                out.append('\n');
            }
        }
        return out.toString();
    }
}

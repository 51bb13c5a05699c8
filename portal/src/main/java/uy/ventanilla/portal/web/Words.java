package uy.ventanilla.portal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prepares what people wrote for a page: links to follow, sizes to read, hits to see. */
final class Words {
    /** Up to a sign that ends sentences, so that a full stop stays outside. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}'»]");

    private static final long KILO = 1024;

    private Words() {}

    /** A stretch of text; a link is its own address. */
    public record Piece(String text, boolean link) {}

    static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int done = 0;
        var links = LINK.matcher(text);
        while (links.find()) {
            if (links.start() > done) {
                pieces.add(new Piece(text.substring(done, links.start()), false));
            }
            pieces.add(new Piece(links.group(), true));
            done = links.end();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return pieces;
    }

    static String size(long bytes) {
        if (bytes < KILO * KILO) {
            return Math.max(1, Math.round(bytes / (double) KILO)) + " KB";
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILO * KILO));
    }

    /** Lets {@code <mark>} through and nothing else that looks like a tag, whoever wrote it. */
    static String marked(@Nullable String html, String otherwise) {
        var text = html == null ? otherwise : html;
        return text.replace("<mark>", "\u0001")
                .replace("</mark>", "\u0002")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\u0001", "<mark>")
                .replace("\u0002", "</mark>");
    }
}

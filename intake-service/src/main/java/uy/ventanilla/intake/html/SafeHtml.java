package uy.ventanilla.intake.html;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Strangers' HTML by allow-list (protocols §1.5): no scripts, styles, forms, frames, SVG or handlers. Images in the mail
 * stay; images elsewhere are not fetched, their address is kept in {@code data-remote-src} so
 * that a page can offer to show them. Links say nothing about where they were clicked.
 */
public final class SafeHtml {
    private static final int MOST_LINKS = 5_000;
    /** Characters of HTML that are worth a tree. */
    static final int LONGEST = 2_000_000;

    private static final String TOO_MUCH =
            "<p>Este mensaje tiene demasiado contenido para mostrarlo aquí; el texto completo está guardado. / "
                    + "This message has too much content to be shown here; its full text is kept.</p>";

    private static final Safelist ALLOWED = Safelist.relaxed()
            .removeTags("img")
            .addTags("hr", "s", "del", "ins", "figure", "figcaption", "center", "font", "address", "img")
            .addAttributes("a", "href", "title")
            .addAttributes("img", "src", "alt", "width", "height", "title")
            .addAttributes("td", "align", "valign", "colspan", "rowspan", "width")
            .addAttributes("th", "align", "valign", "colspan", "rowspan", "width", "scope")
            .addAttributes("ol", "start", "type")
            .addAttributes("blockquote", "type")
            .addProtocols("a", "href", "http", "https", "mailto", "tel")
            .addProtocols("img", "src", "cid", "http", "https")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");

    private SafeHtml() {}

    /**
     * {@code html} made safe.
     *
     * @param inline Content-IDs of the mail's own images; they stay {@code cid:} addresses, because only whoever shows
     *     the page can make a link that is still valid then
     */
    public static String clean(String html, Set<String> inline) {
        if (html.length() > LONGEST) {
            return TOO_MUCH;
        }
        var dirty = Jsoup.parse(html);
        if (dirty.select("a[href]").size() > MOST_LINKS) {
            return TOO_MUCH;
        }
        var clean = new Cleaner(ALLOWED).clean(dirty);
        clean.select("img").forEach(image -> settle(image, inline));
        clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
        return clean.body().html();
    }

    private static void settle(Element image, Set<String> inline) {
        var source = image.attr("src");
        if (source.startsWith("cid:") && inline.contains(source.substring(4))) {
            return;
        }
        image.removeAttr("src");
        if (source.startsWith("http")) {
            image.attr("data-remote-src", source);
        }
    }
}

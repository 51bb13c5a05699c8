package uy.ventanilla.knowledge.usecase;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * An article's text for readers: CommonMark with tables, and of the HTML in it only what shows something (S51: headings,
 * lists, tables, images, videos, links). Scripts, styles, frames and event handlers do not survive, whoever wrote them.
 */
final class Markdown {
    /** Only there so that relative links can be told from dangerous ones; they stay relative. */
    private static final String ANYWHERE = "https://anywhere.invalid/";

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).build();
    private static final OutputSettings AS_IS = new OutputSettings().prettyPrint(false);
    private static final Safelist ALLOWED = Safelist.relaxed()
            .addTags("hr", "del", "figure", "figcaption", "video", "details", "summary", "kbd", "mark")
            .addAttributes("video", "src", "poster", "width", "height", "controls")
            .addEnforcedAttribute("video", "controls", "controls")
            .addAttributes("th", "align")
            .addAttributes("td", "align")
            .addProtocols("a", "href", "tel")
            .addProtocols("video", "src", "https")
            .addProtocols("video", "poster", "https")
            .addEnforcedAttribute("a", "rel", "noopener nofollow")
            .preserveRelativeLinks(true);

    private Markdown() {}

    /** Safe to put into a page as it is. */
    static String html(String markdown) {
        return Jsoup.clean(RENDERER.render(PARSER.parse(markdown)), ANYWHERE, ALLOWED, AS_IS);
    }

    /** The words alone. */
    static String plain(String markdown) {
        return Jsoup.parseBodyFragment(html(markdown)).text();
    }
}

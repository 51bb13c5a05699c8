package uy.ventanilla.intake.html;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as the plain text a reader would see, quotations marked with {@code >} as in plain mail. */
public final class HtmlText {
    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "br",
            "tr",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "pre",
            "blockquote",
            "hr",
            "address",
            "section",
            "article",
            "header",
            "footer",
            "dl",
            "dt",
            "dd",
            "center",
            "form");
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "table");
    private static final Set<String> SILENT = Set.of("script", "style", "title", "head", "template", "noscript");

    private HtmlText() {}

    /** The text of {@code html}, of its first {@value SafeHtml#LONGEST} characters where there are more; never throws. */
    public static String of(String html) {
        var writer = new Writer();
        // its tree takes many times the room of its characters
        Jsoup.parse(html.length() <= SafeHtml.LONGEST ? html : html.substring(0, SafeHtml.LONGEST))
                .traverse(writer);
        return writer.text();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private int quoted;
        private int silent;
        private int preformatted;
        private boolean lineStart = true;
        private boolean space;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (silent == 0) {
                    write(text);
                }
            } else if (node instanceof Element element) {
                var name = element.normalName();
                silent += SILENT.contains(name) ? 1 : 0;
                preformatted += name.equals("pre") ? 1 : 0;
                if (name.equals("br")) {
                    newLine();
                } else if (BREAKING.contains(name)) {
                    breakLine(SPACED.contains(name));
                }
                quoted += name.equals("blockquote") ? 1 : 0;
                if (name.equals("li")) {
                    append("- ");
                } else if (name.equals("td") || name.equals("th")) {
                    space = true;
                } else if (name.equals("img")
                        && silent == 0
                        && !element.attr("alt").isBlank()) {
                    append("[" + element.attr("alt").strip() + "]");
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                var name = element.normalName();
                silent -= SILENT.contains(name) ? 1 : 0;
                preformatted -= name.equals("pre") ? 1 : 0;
                if (!name.equals("br") && BREAKING.contains(name)) {
                    breakLine(SPACED.contains(name));
                }
                quoted -= name.equals("blockquote") ? 1 : 0;
            }
        }

        private void write(TextNode node) {
            if (preformatted > 0) {
                var lines = node.getWholeText().replace("\r", "").split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    append(lines[i]);
                    if (i + 1 < lines.length) {
                        newLine();
                    }
                }
                return;
            }
            var text = node.getWholeText().replaceAll("[ \\t\\r\\n\\f]+", " ");
            space |= text.startsWith(" ");
            append(text.strip());
            space |= text.length() > 1 && text.endsWith(" ");
        }

        private void append(String text) {
            if (text.isEmpty()) {
                return;
            }
            if (lineStart) {
                out.append("> ".repeat(quoted));
            } else if (space) {
                out.append(' ');
            }
            out.append(text);
            lineStart = false;
            space = false;
        }

        private void newLine() {
            if (lineStart && quoted > 0) {
                out.append(">".repeat(quoted));
            }
            out.append('\n');
            lineStart = true;
            space = false;
        }

        private void breakLine(boolean blankLine) {
            if (!lineStart) {
                newLine();
            }
            if (blankLine && !out.isEmpty() && (out.length() < 2 || out.charAt(out.length() - 2) != '\n')) {
                newLine();
            }
            space = false;
        }

        String text() {
            return out.toString()
                    .replaceAll("[ \\t]+\\n", "\n")
                    .replaceAll("\\n{3,}", "\n\n")
                    .strip();
        }
    }
}

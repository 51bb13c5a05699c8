package uy.ventanilla.portal.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.portal.api.Asking;
import uy.ventanilla.portal.api.Tenant;
import uy.ventanilla.portal.api.Texts;
import uy.ventanilla.portal.session.Person;

/**
 * Who looks at a page, of which tenant, in which language. Declare it as a handler's parameter; templates find it by the
 * name {@code visitor}.
 *
 * @param address the path and query of the page looked at
 */
public record Visitor(
        Asking asking, Tenant tenant, @Nullable Person person, String language, Times times, String address) {
    public boolean signedIn() {
        return person != null;
    }

    public boolean staff() {
        return person != null && person.staff();
    }

    /** A text of the API in the visitor's language. */
    public String say(@Nullable Map<String, String> text) {
        return Texts.in(language, text);
    }

    public boolean is(@Nullable Object id) {
        return person != null
                && person.id() != null
                && id != null
                && person.id().equals(id.toString());
    }

    /** {@code page} for the part of the site the visitor is in, else null: the value of {@code aria-current}. */
    public @Nullable String in(String part) {
        return address.equals(part) || address.startsWith(part + "?") ? "page" : null;
    }

    public List<Words.Piece> pieces(String text) {
        return Words.pieces(text);
    }

    public String size(long bytes) {
        return Words.size(bytes);
    }

    public String marked(@Nullable String html, String otherwise) {
        return Words.marked(html, otherwise);
    }

    /** The emergency number as a telephone dials it. */
    public String dial(String number) {
        return "tel:" + number.replaceAll("[^+0-9]", "");
    }

    /** The other language one can switch to. */
    public String otherLanguage() {
        return "es".equals(language) ? "en" : "es";
    }
}

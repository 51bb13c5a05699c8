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

    public boolean admin() {
        return person != null && person.admin();
    }

    /** Chooses who is in which team, and keeps nothing else. */
    public boolean lead() {
        return person != null && person.lead();
    }

    /** A text of the API in the visitor's language. */
    public String say(@Nullable Map<String, String> text) {
        return Texts.in(language, text);
    }

    /** A state's label by its id; the id itself where the workflow no longer has it. */
    public String state(@Nullable String id) {
        return tenant.states().stream()
                .filter(state -> state.id().equals(id))
                .map(state -> say(state.label()))
                .findFirst()
                .orElse(id == null ? "" : id);
    }

    /** A plan's label by its id; the id itself where the tenant no longer has it. */
    public String plan(String id) {
        return tenant.plans().stream()
                .filter(plan -> plan.id().equals(id))
                .map(plan -> say(plan.label()))
                .findFirst()
                .orElse(id);
    }

    /** A catalogue entry's label by what the history says of it: {@code id}, or {@code id amount currency}. */
    public String classification(@Nullable String words) {
        if (words == null) {
            return "";
        }
        var parts = words.split(" ", 2);
        return tenant.classifications().stream()
                .filter(entry -> entry.id().equals(parts[0]))
                .map(entry -> parts.length == 1 ? say(entry.label()) : say(entry.label()) + ", " + parts[1])
                .findFirst()
                .orElse(words);
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

    /** As {@link #in}, for a part of the site with pages of its own. */
    public @Nullable String within(String part) {
        return address.startsWith(part + "/") ? "page" : in(part);
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

package uy.ventanilla.portal.api;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What anybody may know of a tenant: how it looks and speaks, and the form of its new tickets. */
public record Tenant(
        String slug,
        String name,
        List<String> languages,
        String timeZone,
        @Nullable Brand brand,
        List<Field> form,
        @Nullable String emergencyPhone,
        List<State> states,
        List<Classification> classifications,
        List<Plan> plans,
        List<Request> requests,
        @Nullable Mailbox mail,
        @Nullable Portal portal) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Stands in on error pages of a host whose tenant can't be asked for. */
    public static final Tenant UNKNOWN = new Tenant(
            "",
            "Ventanilla",
            List.of("es", "en"),
            "UTC",
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null);

    public Tenant {
        languages = languages == null ? List.of("es") : languages;
        form = form == null ? List.of() : form;
        states = states == null ? List.of() : states;
        classifications = classifications == null ? List.of() : classifications;
        plans = plans == null ? List.of() : plans;
        requests = requests == null ? List.of() : requests;
    }

    /** A form field; {@code type} is {@code text} or {@code choice}. */
    public record Field(String id, Map<String, String> label, String type, boolean required, List<Option> options) {
        public Field {
            options = options == null ? List.of() : options;
        }

        public boolean choice() {
            return !options.isEmpty();
        }
    }

    /** Something that is asked for so often that it has a name (S8). */
    public record Request(String id, Map<String, String> label) {}

    /** A choice of a field. */
    public record Option(String id, Map<String, String> label) {}

    /** A state of the tenant's workflow. */
    public record State(String id, Map<String, String> label, String phase) {}

    /** An entry of the catalogue. */
    public record Classification(String id, Map<String, String> label, boolean amount) {}

    /** A service plan. */
    public record Plan(String id, Map<String, String> label) {}

    /** How it looks; {@code colour} is {@code #rrggbb}. */
    public record Brand(
            @Nullable String colour,
            @Nullable String logo,
            @Nullable Map<String, String> tagline) {}

    /** The mailbox that makes tickets. */
    public record Mailbox(@Nullable String address) {}

    /** What customers see: nothing before their first ticket, and no way to open one here. */
    public record Portal(
            @Nullable Boolean afterFirstTicket, @Nullable Boolean followOnly) {}

    public boolean afterFirstTicket() {
        return portal != null && Boolean.TRUE.equals(portal.afterFirstTicket);
    }

    public boolean followOnly() {
        return portal != null && Boolean.TRUE.equals(portal.followOnly);
    }

    /** The address of the brand's picture, where it is one that the pages may load; absent: its first letter stands there. */
    public @Nullable String logo() {
        var logo = brand == null ? null : brand.logo;
        return logo != null && logo.startsWith("https://") ? logo : null;
    }

    /** The brand's colour, checked, because it becomes part of a style sheet. */
    public String colour() {
        var colour = brand == null ? null : brand.colour;
        return colour != null && COLOUR.matcher(colour).matches() ? colour : "#2b5c8a";
    }

    /** The label of {@code value} where {@code field} is a choice, else {@code value} itself. */
    public String shown(Field field, String value, String language) {
        return field.options.stream()
                .filter(option -> option.id.equals(value))
                .map(option -> Texts.in(language, option.label))
                .findFirst()
                .orElse(value);
    }
}

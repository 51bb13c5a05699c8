package uy.ventanilla.identity.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a blueprint that anybody on the tenant's host may know: how it looks, what its form asks, what its states are
 * called. Who may write, how long anything takes and where mail comes from stay inside. Texts are by language, {@code es}
 * always there.
 */
public record Front(
        String slug,
        String name,
        List<String> languages,
        String timeZone,
        Brand brand,
        List<Field> form,
        @Nullable String emergencyPhone,
        List<State> states,
        List<Entry> classifications,
        List<Plan> plans,
        List<Request> requests,
        Mail mail,
        Portal portal) {
    /** {@code colour} is {@code #rrggbb}. */
    public record Brand(
            String colour, @Nullable String logo, @Nullable Map<String, String> tagline) {}

    /** A field of the form; {@code type} is {@code text} or {@code choice}. */
    public record Field(String id, Map<String, String> label, String type, boolean required, List<Option> options) {}

    public record Option(String id, Map<String, String> label) {}

    /** {@code phase} is {@code new}, {@code active}, {@code waiting}, {@code resolved} or {@code closed}. */
    public record State(String id, Map<String, String> label, String phase) {}

    /** An entry of the classification catalogue; {@code amount} tells that a cost may go with it. */
    public record Entry(String id, Map<String, String> label, boolean amount) {}

    public record Plan(String id, Map<String, String> label) {}

    /** Something that is asked for so often that it has a name. */
    public record Request(String id, Map<String, String> label) {}

    public record Mail(String address) {}

    /**
     * The customers' pages.
     *
     * @param afterFirstTicket they see them once they have a ticket
     * @param followOnly they open tickets elsewhere
     */
    public record Portal(boolean afterFirstTicket, boolean followOnly) {}
}

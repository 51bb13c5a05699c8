package uy.ventanilla.notification.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we keep of a tenant's blueprint to write its mails. Labels are maps from a language tag to the text, {@code es}
 * always there.
 *
 * @param language the first of the tenant's languages: of mails to people of whom nobody knows theirs
 * @param colour {@code #rrggbb}
 * @param mailbox the address mails are sent from and answers come back to
 * @param emergencyPhone shown where emergencies may only be told by telephone (S4)
 * @param reasons labels by a reason's id, of all transitions
 */
public record Tenant(
        String slug,
        String name,
        String host,
        String language,
        String colour,
        @Nullable Map<String, String> tagline,
        String timeZone,
        String mailbox,
        String senderName,
        @Nullable String emergencyPhone,
        List<State> states,
        Map<String, Map<String, String>> classifications,
        List<Field> form,
        Map<String, Map<String, String>> reasons) {
    public Tenant {
        language = Objects.requireNonNullElse(language, "es"); // a copy kept before there was one
    }

    /** A state, as far as a mail tells of it. */
    public record State(
            String id,
            Map<String, String> label,
            @Nullable String onCustomerMessage,
            @Nullable Duration limit,
            boolean limitFromMail) {}

    /** A field of the form; the mandatory ones are asked for where they are missing. */
    public record Field(String id, Map<String, String> label, boolean required) {}

    public Optional<State> state(String id) {
        return states.stream().filter(state -> state.id().equals(id)).findFirst();
    }

    /** {@code labels} in {@code language}, else in Spanish, else {@code otherwise}. */
    public static String in(String language, @Nullable Map<String, String> labels, String otherwise) {
        if (labels == null) {
            return otherwise;
        }
        var text = labels.get(language);
        return text != null ? text : labels.getOrDefault("es", otherwise);
    }
}

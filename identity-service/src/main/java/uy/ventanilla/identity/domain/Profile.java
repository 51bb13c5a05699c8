package uy.ventanilla.identity.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this service itself needs to know of a tenant's blueprint; the rest it only keeps and passes on.
 *
 * @param languages the first is the tenant's own
 * @param plans their ids
 * @param mailbox the address, lower case
 * @param colour {@code #rrggbb}
 * @param tagline by language, {@code es} always there
 */
public record Profile(
        String slug,
        String name,
        List<String> hosts,
        List<String> languages,
        List<String> plans,
        String mailbox,
        String colour,
        @Nullable String logo,
        @Nullable Map<String, String> tagline) {
    public String language() {
        return languages.getFirst();
    }
}

package uy.ventanilla.identity.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.signin.Ways;

/**
 * What this service itself needs to know of a tenant's blueprint; the rest it only keeps and passes on.
 *
 * @param languages the first is the tenant's own
 * @param plans their ids
 * @param teams as the blueprint names them
 * @param mailboxes their addresses, lower case
 * @param colour {@code #rrggbb}
 * @param signIn how people get in beside their password
 * @param tagline by language, {@code es} always there
 */
public record Profile(
        String slug,
        String name,
        List<String> hosts,
        List<String> languages,
        ZoneId zone,
        List<String> plans,
        List<Team> teams,
        List<String> mailboxes,
        String colour,
        @Nullable String logo,
        @Nullable Map<String, String> tagline,
        Ways signIn) {
    /** Agents a ticket can be handed to. */
    public record Team(String id, Map<String, String> label) {}

    public boolean hasTeam(String id) {
        return teams.stream().anyMatch(team -> team.id().equals(id));
    }

    public String language() {
        return languages.getFirst();
    }
}

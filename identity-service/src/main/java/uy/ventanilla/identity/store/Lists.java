package uy.ventanilla.identity.store;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.PeopleFilter;
import uy.ventanilla.identity.domain.Place;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * Finds people and organisations, a page at a time by name. A page is read along an index, so the thousandth costs what the
 * first does; words that few have make it look at more rows.
 */
@Repository
public class Lists {
    /** Each half along an index of its own: few belong to one organisation, and few to several. */
    private static final String MEMBERS = """
            select id from person where tenant_id = :tenant and organisation = :organisation
            union select id from person where tenant_id = :tenant and further <> '{}' and :organisation = any(further)
            """;

    private final JdbcClient jdbc;

    Lists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit}, behind {@code after}. */
    public List<Place> people(TenantId tenant, PeopleFilter filter, @Nullable Place after, int limit) {
        return jdbc.sql("""
                        select sorted, id from person
                        where tenant_id = :tenant and (sorted, id) > (:sorted, :id)
                          and search like all(array(select '%' || plain(word) || '%' from unnest(:words) word))
                          and (:withLeft or left_at is null)
                        """
                        + (filter.role() == null
                                ? ""
                                : " and role = '" + filter.role().name() + "'")
                        // a condition the index on staff can be recognised by
                        + (filter.staff() ? " and role <> 'CUSTOMER'" : "")
                        + (filter.organisation() == null ? "" : " and id in (" + MEMBERS + ")")
                        + (filter.team() == null ? "" : " and role <> 'CUSTOMER' and :team = any(teams)")
                        + " order by sorted, id limit :limit")
                .param("tenant", tenant.value())
                .param("sorted", after == null ? "" : after.sorted())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("words", words(filter.words()))
                .param("withLeft", filter.withLeft())
                .param("organisation", filter.organisation())
                .param("team", filter.team())
                .param("limit", limit)
                .query((rs, _) -> new Place(rs.getString("sorted"), rs.getObject("id", UUID.class)))
                .list();
    }

    /** At most {@code limit}, behind {@code after}. */
    public List<Place> organisations(TenantId tenant, String words, @Nullable Place after, int limit) {
        return jdbc.sql("""
                        select sorted, id from organisation
                        where tenant_id = :tenant and (sorted, id) > (:sorted, :id)
                          and search like all(array(select '%' || plain(word) || '%' from unnest(:words) word))
                        order by sorted, id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("sorted", after == null ? "" : after.sorted())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("words", words(words))
                .param("limit", limit)
                .query((rs, _) -> new Place(rs.getString("sorted"), rs.getObject("id", UUID.class)))
                .list();
    }

    /** Each a pattern of its own, where {@code %} and {@code _} mean themselves. */
    private static String[] words(String text) {
        return text.isBlank()
                ? new String[0]
                : text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("([\\\\%_])", "\\\\$1")
                        .split("\\s+");
    }
}

package uy.ventanilla.knowledge.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Which articles Elasticsearch has yet to hear of: those whose row says so. Every change of a row makes it one of them,
 * so an outage of Elasticsearch, however long, loses nothing.
 */
@Component
public class IndexQueue {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    IndexQueue(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Some of them, of any tenant. */
    public List<Entry> next(int most) {
        return transactions.acrossTenants(() -> jdbc.sql("""
                        select tenant_id, id, slug, title, body, tags, language, published_at is not null as published,
                            updated_at, revision, indexed_revision
                        from article
                        where indexed_revision < revision
                        order by tenant_id, id
                        limit :most
                        """)
                .param("most", most)
                .query((rs, _) -> new Entry(
                        new TenantId(rs.getObject("tenant_id", UUID.class)),
                        rs.getObject("id", UUID.class),
                        rs.getString("slug"),
                        rs.getString("title"),
                        rs.getString("body"),
                        List.of((String[]) rs.getArray("tags").getArray()),
                        rs.getString("language"),
                        rs.getBoolean("published"),
                        rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        rs.getLong("revision"),
                        rs.getLong("indexed_revision")))
                .list());
    }

    /** Elasticsearch has these. One that was changed or {@link #forget forgotten} meanwhile stays in the queue. */
    public void done(List<Entry> entries) {
        transactions.acrossTenants(() -> {
            for (var entry : entries) {
                jdbc.sql("""
                                update article set indexed_revision = :revision
                                where tenant_id = :tenant and id = :id and indexed_revision = :seen
                                """)
                        .param("revision", entry.revision())
                        .param("tenant", entry.tenant().value())
                        .param("id", entry.id())
                        .param("seen", entry.indexedRevision())
                        .update();
            }
            return entries.size();
        });
    }

    /** Elasticsearch has nothing any more: everything is queued. A number never used before unmasks a late {@link #done}. */
    public void forget() {
        transactions.acrossTenants(
                () -> jdbc.sql("update article set indexed_revision = least(indexed_revision, 0) - 1")
                        .update());
    }

    /** An article as its row is, with what the row said about Elasticsearch. */
    public record Entry(
            TenantId tenant,
            UUID id,
            String slug,
            String title,
            String body,
            List<String> tags,
            String language,
            boolean published,
            Instant updatedAt,
            long revision,
            long indexedRevision) {}
}

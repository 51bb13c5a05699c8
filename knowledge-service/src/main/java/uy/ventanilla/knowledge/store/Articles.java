package uy.ventanilla.knowledge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The articles. The tenant comes first; row-level security is the second wall. */
public interface Articles extends Repository<ArticleRow, ArticleKey> {
    @Query("select a from ArticleRow a where a.key.tenant = :tenant and a.slug = :slug")
    Optional<ArticleRow> find(UUID tenant, String slug);

    /** Newest first, after {@code updatedAt} and {@code id}; drafts among them only where asked for. */
    @Query("""
            select a from ArticleRow a
            where a.key.tenant = :tenant
              and (:drafts = true or a.publishedAt is not null)
              and (a.updatedAt < :updatedAt or (a.updatedAt = :updatedAt and a.key.id > :id))
            order by a.updatedAt desc, a.key.id
            """)
    List<ArticleRow> newest(UUID tenant, boolean drafts, Instant updatedAt, UUID id, Limit limit);

    @Query(
            "select a.slug from ArticleRow a where a.key.tenant = :tenant and (a.slug = :slug or a.slug like concat(:slug, '-%'))")
    List<String> slugsLike(UUID tenant, String slug);

    ArticleRow saveAndFlush(ArticleRow article);
}

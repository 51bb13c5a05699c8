package uy.ventanilla.knowledge.store;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uy.ventanilla.knowledge.domain.WrittenVersion;
import uy.ventanilla.platform.tenancy.TenantId;

/** Every text an article ever had; written once, never changed. */
@Component
public class ArticleVersions {
    private final JdbcClient jdbc;

    ArticleVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the article's text as it is now; nothing happens where this version is kept already. */
    public void keep(TenantId tenant, ArticleRow article) {
        var text = article.text();
        jdbc.sql("""
                        insert into article_version (tenant_id, article_id, version, title, body, tags, language,
                            author_id, author_name, written_at)
                        values (:tenant, :article, :version, :title, :body, :tags, :language,
                            :author, :authorName, :writtenAt)
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("article", article.id())
                .param("version", article.version())
                .param("title", text.title())
                .param("body", text.body())
                .param("tags", text.tags().toArray(String[]::new))
                .param("language", text.language())
                .param("author", article.author().id(), Types.OTHER)
                .param("authorName", article.author().name())
                .param("writtenAt", OffsetDateTime.ofInstant(article.updatedAt(), ZoneOffset.UTC))
                .update();
    }

    /** Has {@code name} stand for the author in every article and version of theirs; in the transaction that is under way. */
    public void renameAuthor(TenantId tenant, UUID author, String name) {
        for (var table : List.of("article", "article_version")) {
            jdbc.sql("update " + table + " set author_name = :name where tenant_id = :tenant and author_id = :author")
                    .param("name", name)
                    .param("tenant", tenant.value())
                    .param("author", author)
                    .update();
        }
    }

    /** The newest first. */
    public List<WrittenVersion> of(TenantId tenant, UUID article) {
        return jdbc.sql("""
                        select version, title, author_name, written_at from article_version
                        where tenant_id = :tenant and article_id = :article
                        order by version desc
                        """)
                .param("tenant", tenant.value())
                .param("article", article)
                .query((rs, _) -> new WrittenVersion(
                        rs.getInt("version"),
                        rs.getString("title"),
                        rs.getString("author_name"),
                        rs.getObject("written_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

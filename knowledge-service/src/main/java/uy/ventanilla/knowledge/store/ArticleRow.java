package uy.ventanilla.knowledge.store;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.knowledge.domain.ArticleText;
import uy.ventanilla.knowledge.domain.Author;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * An article as it is now. The row is the model: there are no rules here that a plain row could break.
 *
 * <p>{@code version} counts edits of the text from 1; {@code revision} counts every change of the row, publication
 * included, and is what {@code If-Match} and Elasticsearch compare.
 */
@Entity
@Table(name = "article")
@SuppressWarnings("NullAway.Init") // Hibernate makes rows without the constructor
public class ArticleRow {
    @EmbeddedId
    private ArticleKey key;

    private String slug;
    private String title;
    private String body;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    private String language;
    private @Nullable UUID authorId;
    private String authorName;
    private int version;
    private @Nullable Instant publishedAt;
    private Instant updatedAt;

    @Version
    private @Nullable Long revision;

    protected ArticleRow() {}

    public ArticleRow(TenantId tenant, UUID id, String slug, ArticleText text, Author author, Instant now) {
        key = new ArticleKey(tenant.value(), id);
        this.slug = slug;
        write(text, author, now);
    }

    /** A new version of the text. Where it is published, readers see it at once. */
    public final void write(ArticleText text, Author author, Instant now) {
        title = text.title();
        body = text.body();
        tags = text.tags();
        language = text.language();
        authorId = author.id();
        authorName = author.name();
        updatedAt = now;
        version++;
    }

    public void publish(Instant now) {
        publishedAt = now;
    }

    public void withdraw() {
        publishedAt = null;
    }

    public ArticleText text() {
        return new ArticleText(title, body, tags, language);
    }

    public UUID id() {
        return key.id();
    }

    public String slug() {
        return slug;
    }

    public Author author() {
        return new Author(authorId, authorName);
    }

    public int version() {
        return version;
    }

    public boolean published() {
        return publishedAt != null;
    }

    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public long revision() {
        return revision == null ? 0 : revision;
    }
}

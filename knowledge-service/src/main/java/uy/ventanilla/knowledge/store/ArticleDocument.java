package uy.ventanilla.knowledge.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published article as Elasticsearch keeps it; {@code body} is plain text. */
public record ArticleDocument(
        @Nullable String tenant,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String body,
        @Nullable List<String> tags,
        @Nullable String language,
        @Nullable Instant updatedAt) {
    /**
     * What takes the place of an article that is not published (any more). It belongs to no tenant, so no search finds
     * it. Elasticsearch forgets the version of a deleted document after a minute; this one still beats a late old write.
     */
    static final ArticleDocument NOTHING = new ArticleDocument(null, null, null, null, null, null, null);

    /** {@code body} is the entry's body as plain text. */
    public static ArticleDocument of(IndexQueue.Entry entry, String body) {
        return entry.published()
                ? new ArticleDocument(
                        entry.tenant().toString(),
                        entry.slug(),
                        entry.title(),
                        body,
                        entry.tags(),
                        entry.language(),
                        entry.updatedAt())
                : NOTHING;
    }
}

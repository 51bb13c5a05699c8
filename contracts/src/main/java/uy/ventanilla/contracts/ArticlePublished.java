package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An article is readable, or readable in a new version. Owner: knowledge-service; key: the article. */
public record ArticlePublished(UUID id, String slug, String title, List<String> tags, int version, Instant publishedAt)
        implements KnowledgeEvent {
    public ArticlePublished {
        tags = Absent.orEmpty(tags);
    }
}

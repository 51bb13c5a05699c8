package uy.ventanilla.knowledge.usecase;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.knowledge.store.ArticleRow;

/**
 * An article as it is shown.
 *
 * @param html safe to put into a page
 * @param body Markdown, for those who may write; absent for readers
 * @param publishedAt absent for a draft
 * @param revision changes with everything about the article; the ETag
 */
public record ArticlePage(
        String slug,
        String title,
        String html,
        @Nullable String body,
        List<String> tags,
        String language,
        String author,
        int version,
        boolean published,
        @Nullable Instant publishedAt,
        Instant updatedAt,
        long revision) {
    static ArticlePage of(ArticleRow article, boolean forWriter) {
        var text = article.text();
        return new ArticlePage(
                article.slug(),
                text.title(),
                Markdown.html(text.body()),
                forWriter ? text.body() : null,
                text.tags(),
                text.language(),
                article.author().name(),
                article.version(),
                article.published(),
                article.publishedAt(),
                article.updatedAt(),
                article.revision());
    }
}

package uy.ventanilla.knowledge.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import uy.ventanilla.knowledge.domain.WrittenVersion;
import uy.ventanilla.knowledge.store.ArticleRow;
import uy.ventanilla.knowledge.store.ArticleVersions;
import uy.ventanilla.knowledge.store.Articles;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.platform.web.Problem;

/** Reads articles. Drafts are there only for those who may write. */
@Service
public class ReadArticles {
    /** Later than any article, and within what PostgreSQL can compare. */
    private static final After START = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

    private final TenantTransactions transactions;
    private final Articles articles;
    private final ArticleVersions versions;

    ReadArticles(TenantTransactions transactions, Articles articles, ArticleVersions versions) {
        this.transactions = transactions;
        this.articles = articles;
        this.versions = versions;
    }

    public ArticlePage one(TenantId tenant, String slug, boolean forWriter) {
        return transactions.reading(tenant, () -> ArticlePage.of(find(tenant, slug, forWriter), forWriter));
    }

    /** The newest first, {@code most} of them after {@code after}. */
    public Some newest(TenantId tenant, boolean forWriter, @Nullable After after, int most) {
        var from = after == null ? START : after;
        var rows = transactions.reading(
                tenant,
                () -> articles.newest(tenant.value(), forWriter, from.updatedAt(), from.id(), Limit.of(most + 1)));
        var shown = rows.stream().limit(most).toList();
        var last = rows.size() > most ? shown.getLast() : null;
        return new Some(
                shown.stream().map(Line::of).toList(), last == null ? null : new After(last.updatedAt(), last.id()));
    }

    /** Every version ever written, the newest first. For those who may write. */
    public List<WrittenVersion> history(TenantId tenant, String slug) {
        return transactions.reading(
                tenant, () -> versions.of(tenant, find(tenant, slug, true).id()));
    }

    private ArticleRow find(TenantId tenant, String slug, boolean forWriter) {
        return articles.find(tenant.value(), slug)
                .filter(article -> forWriter || article.published())
                .orElseThrow(() -> Problem.notFound("There is no article " + slug + "."));
    }

    /** The place in the list after which to go on. */
    public record After(Instant updatedAt, UUID id) {}

    /** Some of the list; {@code next} is absent at its end. */
    public record Some(List<Line> items, @Nullable After next) {}

    /** An article in the list. */
    public record Line(
            String slug, String title, List<String> tags, String language, boolean published, Instant updatedAt) {
        static Line of(ArticleRow article) {
            var text = article.text();
            return new Line(
                    article.slug(),
                    text.title(),
                    text.tags(),
                    text.language(),
                    article.published(),
                    article.updatedAt());
        }
    }
}

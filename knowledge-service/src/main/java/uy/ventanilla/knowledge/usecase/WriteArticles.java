package uy.ventanilla.knowledge.usecase;

import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import uy.ventanilla.knowledge.domain.ArticleText;
import uy.ventanilla.knowledge.domain.Author;
import uy.ventanilla.knowledge.domain.Slug;
import uy.ventanilla.knowledge.store.ArticleEvents;
import uy.ventanilla.knowledge.store.ArticleRow;
import uy.ventanilla.knowledge.store.ArticleVersions;
import uy.ventanilla.knowledge.store.Articles;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.platform.web.Problem;

/** Writes, edits, publishes and withdraws articles. An edit of a published article is read and found at once (S52). */
@Service
public class WriteArticles {
    private static final String CHANGED = "Somebody changed the article meanwhile; read it again.";

    private final TenantTransactions transactions;
    private final Articles articles;
    private final ArticleVersions versions;
    private final ArticleEvents events;
    private final DueLoop indexLoop;
    private final Clock clock;

    WriteArticles(
            TenantTransactions transactions,
            Articles articles,
            ArticleVersions versions,
            ArticleEvents events,
            @Qualifier("indexLoop") DueLoop indexLoop,
            Clock clock) {
        this.transactions = transactions;
        this.articles = articles;
        this.versions = versions;
        this.events = events;
        this.indexLoop = indexLoop;
        this.clock = clock;
    }

    /** An author was forgotten: a stand-in takes their place. In the transaction that hears of it. */
    public void renameAuthor(TenantId tenant, UUID author, String name) {
        versions.renameAuthor(tenant, author, name);
    }

    /** A draft under a slug made of its title; {@code -2}, {@code -3}, ... where that one is taken. */
    public ArticlePage write(TenantId tenant, ArticleText text, Author author) {
        return committed(tenant, () -> {
            var wanted = Slug.of(text.title());
            var taken = new HashSet<>(articles.slugsLike(tenant.value(), wanted));
            var slug = wanted;
            for (int n = 2; taken.contains(slug); n++) {
                slug = Slug.numbered(wanted, n);
            }
            return begin(tenant, slug, text, author);
        });
    }

    /**
     * The text of the article at {@code slug}, or a draft there where there is none. The same text again changes nothing,
     * so that sending it twice is harmless.
     *
     * @param seen the revision the writer saw; absent: whatever it is
     */
    public ArticlePage put(TenantId tenant, String slug, ArticleText text, Author author, @Nullable Long seen) {
        return committed(tenant, () -> {
            var there = articles.find(tenant.value(), slug);
            if (there.isEmpty()) {
                if (seen != null) {
                    throw changed();
                }
                return begin(tenant, slug, text, author);
            }
            var article = unchanged(there.get(), seen);
            if (article.text().equals(text)) {
                return article;
            }
            var now = clock.instant();
            article.write(text, author, now);
            articles.saveAndFlush(article);
            versions.keep(tenant, article);
            if (article.published()) {
                events.published(tenant, article, now);
            }
            return article;
        });
    }

    /** Readers see it from now on. Publishing again changes nothing. */
    public ArticlePage publish(TenantId tenant, String slug) {
        return change(tenant, slug, article -> {
            if (!article.published()) {
                var now = clock.instant();
                article.publish(now);
                articles.saveAndFlush(article);
                events.published(tenant, article, now);
            }
            return article;
        });
    }

    /** Readers do not see it any more. Withdrawing a draft changes nothing. */
    public ArticlePage withdraw(TenantId tenant, String slug) {
        return change(tenant, slug, article -> {
            if (article.published()) {
                article.withdraw();
                articles.saveAndFlush(article);
                events.withdrawn(tenant, article, clock.instant());
            }
            return article;
        });
    }

    private ArticleRow begin(TenantId tenant, String slug, ArticleText text, Author author) {
        var article =
                articles.saveAndFlush(new ArticleRow(tenant, UUID.randomUUID(), slug, text, author, clock.instant()));
        versions.keep(tenant, article);
        return article;
    }

    private ArticlePage change(TenantId tenant, String slug, UnaryOperator<ArticleRow> change) {
        return committed(
                tenant,
                () -> change.apply(articles.find(tenant.value(), slug)
                        .orElseThrow(() -> Problem.notFound("There is no article " + slug + "."))));
    }

    private ArticlePage committed(TenantId tenant, Supplier<ArticleRow> work) {
        try {
            var page = transactions.in(tenant, () -> ArticlePage.of(work.get(), true));
            indexLoop.wake();
            return page;
        } catch (OptimisticLockingFailureException | DataIntegrityViolationException e) {
            // two writers at the same instant: the revision or the slug was taken between reading and writing
            throw new Problem(HttpStatus.CONFLICT, "changed", CHANGED);
        }
    }

    private static ArticleRow unchanged(ArticleRow article, @Nullable Long seen) {
        if (seen != null && article.revision() != seen) {
            throw changed();
        }
        return article;
    }

    private static Problem changed() {
        return new Problem(HttpStatus.PRECONDITION_FAILED, "changed", CHANGED);
    }
}

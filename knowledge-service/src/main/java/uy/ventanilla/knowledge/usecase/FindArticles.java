package uy.ventanilla.knowledge.usecase;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import uy.ventanilla.knowledge.domain.FoundArticle;
import uy.ventanilla.knowledge.store.ArticleSearch;
import uy.ventanilla.knowledge.store.SearchAway;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;

/** Finds published articles (S53). While Elasticsearch is away that is said, and everything else goes on. */
@Service
public class FindArticles {
    private static final int SUGGESTIONS = 5;
    /** Beginnings shorter than this fit too many titles to be of help. */
    private static final int SHORTEST_SUBJECT = 3;

    private final ArticleSearch search;
    private final IndexArticles indexing;

    FindArticles(ArticleSearch search, IndexArticles indexing) {
        this.search = search;
        this.indexing = indexing;
    }

    public List<FoundArticle> byWords(TenantId tenant, String words, int most) {
        return words.isBlank() ? List.of() : asked(() -> search.find(tenant, words, most));
    }

    /** A few articles that may answer what somebody is about to ask. */
    public List<FoundArticle> forSubject(TenantId tenant, String subject) {
        return subject.strip().length() < SHORTEST_SUBJECT
                ? List.of()
                : asked(() -> search.suggest(tenant, subject, SUGGESTIONS));
    }

    private List<FoundArticle> asked(Supplier<List<FoundArticle>> question) {
        try {
            return question.get();
        } catch (SearchAway e) {
            indexing.doubt();
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "search-away",
                    "Articles can't be searched right now; they can still be read. Try again in a few seconds.");
        }
    }
}

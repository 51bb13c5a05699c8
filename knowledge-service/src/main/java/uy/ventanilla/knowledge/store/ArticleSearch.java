package uy.ventanilla.knowledge.store;

import static uy.ventanilla.knowledge.store.Asking.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import uy.ventanilla.knowledge.domain.FoundArticle;
import uy.ventanilla.platform.tenancy.TenantId;

/** Finds published articles of one tenant. Throws {@link SearchAway} where Elasticsearch can't be asked. */
@Component
public class ArticleSearch {
    private static final int EXCERPT = 180;

    private final ElasticsearchClient client;
    private final IndexNames names;

    ArticleSearch(ElasticsearchClient client, IndexNames names) {
        this.client = client;
        this.names = names;
    }

    /**
     * By any word of title, text or tags; accents, case and inflection do not matter, a small slip of the keyboard does
     * little. The best first.
     */
    public List<FoundArticle> find(TenantId tenant, String words, int most) {
        return ask(tenant, Queries.anyWord(words), words, most);
    }

    /** For a subject that somebody is still typing: as {@link #find}, and the last word may be a beginning. */
    public List<FoundArticle> suggest(TenantId tenant, String subject, int most) {
        return ask(tenant, Queries.typing(subject), subject, most);
    }

    private List<FoundArticle> ask(TenantId tenant, Query query, String words, int most) {
        // The one place where a search is made: nothing is ever looked for without its tenant.
        var request = SearchRequest.of(search -> search.index(names.searched())
                .routing(tenant.toString())
                .query(QueryBuilders.bool(bool -> bool.must(query)
                        .filter(filter ->
                                filter.term(term -> term.field("tenant").value(tenant.toString())))))
                .source(source -> source.filter(filter -> filter.includes("slug", "title", "tags", "updatedAt")))
                .highlight(highlight(words))
                .size(most));
        return elasticsearch(() -> client.search(request, ArticleDocument.class)).hits().hits().stream()
                .map(ArticleSearch::found)
                .toList();
    }

    private static Highlight highlight(String words) {
        return Highlight.of(highlight -> highlight
                .type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Html) // everything but our own mark is escaped
                .preTags("<mark>")
                .postTags("</mark>")
                .fields("title", field -> field.numberOfFragments(0).highlightQuery(Queries.inTitle(words)))
                .fields(
                        "body",
                        field -> field.numberOfFragments(1)
                                .fragmentSize(EXCERPT)
                                .noMatchSize(EXCERPT)
                                .highlightQuery(Queries.inText(words))));
    }

    private static FoundArticle found(Hit<ArticleDocument> hit) {
        var document = hit.source();
        if (document == null
                || document.slug() == null
                || document.title() == null
                || document.tags() == null
                || document.updatedAt() == null) {
            throw new IllegalStateException("an article in Elasticsearch is not whole: " + hit.id());
        }
        return new FoundArticle(
                document.slug(),
                document.title(),
                first(hit.highlight(), "title", HtmlUtils.htmlEscape(document.title(), "UTF-8")),
                first(hit.highlight(), "body", ""),
                document.tags(),
                document.updatedAt());
    }

    private static String first(Map<String, List<String>> highlights, String field, String otherwise) {
        var there = highlights.getOrDefault(field, List.of());
        return there.isEmpty() ? otherwise : there.getFirst();
    }
}

package uy.ventanilla.knowledge.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import uy.ventanilla.knowledge.KnowledgeServiceTest;
import uy.ventanilla.knowledge.domain.ArticleText;
import uy.ventanilla.knowledge.domain.Author;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.testkit.Await;

/** The index is a copy: it is made again from the rows whenever it is lost or of other settings. */
@KnowledgeServiceTest
class RebuildTest {
    private static final Author TANIA = new Author(UUID.randomUUID(), "Tania Técnica");

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Autowired
    private WriteArticles writing;

    @Autowired
    private FindArticles finding;

    @Autowired
    private IndexArticles indexing;

    @Autowired
    private ElasticsearchClient elasticsearch;

    @Value("${ventanilla.topic-prefix}")
    private String prefix;

    @Test
    void a_lost_index_comes_back() throws Exception {
        publish("Perdido y encontrado");
        found("perdido");
        for (var index : behind("articles")) {
            elasticsearch.indices().delete(d -> d.index(index));
        }
        found("perdido"); // the first search finds nothing to ask, says so, and has it made again
    }

    @Test
    void an_index_of_older_settings_is_searched_until_its_successor_is_full_and_then_dropped() throws Exception {
        publish("Sucesión de índices");
        found("sucesion");
        var right = behind("articles").getFirst();
        var older = prefix + "articles-older-" + UUID.randomUUID();
        elasticsearch.indices().create(c -> c.index(older).mappings(m -> m.dynamic(DynamicMapping.False)));
        elasticsearch
                .indices()
                .updateAliases(u -> u.actions(a -> a.removeIndex(r -> r.index(right)))
                        .actions(a -> a.add(add -> add.index(older).alias(prefix + "articles")))
                        .actions(a -> a.add(add -> add.index(older).alias(prefix + "articles-written"))));
        indexing.doubt();
        Await.until("the right index is searched", () -> behind("articles").equals(List.of(right)));
        found("sucesion");
        assertThat(behind("articles-written")).containsExactly(right);
        assertThat(elasticsearch.indices().exists(e -> e.index(older)).value()).isFalse();
    }

    private void publish(String title) {
        var text = new ArticleText(title, "Un texto.", List.of(), "es");
        writing.publish(tenant, writing.write(tenant, text, TANIA).slug());
    }

    private void found(String word) {
        Await.until("found: " + word, () -> finding.byWords(tenant, word, 10).size() == 1);
    }

    private List<String> behind(String alias) throws Exception {
        return List.copyOf(elasticsearch
                .indices()
                .getAlias(g -> g.name(prefix + alias))
                .result()
                .keySet());
    }
}

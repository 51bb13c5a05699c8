package uy.ventanilla.knowledge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.knowledge.KnowledgeServiceTest;
import uy.ventanilla.knowledge.domain.FoundArticle;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.testkit.Await;

@KnowledgeServiceTest
class ArticleIndexTest {
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID id = UUID.randomUUID();

    @Autowired
    private ArticleIndex index;

    @Autowired
    private ArticleSearch search;

    @Test
    void an_old_write_that_comes_late_does_not_win() {
        Await.until("the index is there", index::isThere);
        put("Segunda palabra", 7, true);
        put("Primera palabra", 6, true);
        put("Marcador", UUID.randomUUID(), 1, true);
        Await.until("the marker is found", () -> !titles("marcador").isEmpty());
        assertThat(titles("palabra")).containsExactly("Segunda palabra");
    }

    @Test
    void not_even_after_the_article_was_withdrawn() {
        Await.until("the index is there", index::isThere);
        put("Retirada palabra", 8, false);
        put("Primera palabra", 6, true);
        put("Marcador", UUID.randomUUID(), 1, true);
        Await.until("the marker is found", () -> !titles("marcador").isEmpty());
        assertThat(titles("palabra")).isEmpty();
    }

    private void put(String title, long revision, boolean published) {
        put(title, id, revision, published);
    }

    private void put(String title, UUID article, long revision, boolean published) {
        var entry = new IndexQueue.Entry(
                tenant, article, "slug", title, "", List.of(), "es", published, Instant.EPOCH, revision, -1);
        index.put(Map.of(entry, ArticleDocument.of(entry, "texto")));
    }

    private List<String> titles(String words) {
        return search.find(tenant, words, 10).stream().map(FoundArticle::title).toList();
    }
}

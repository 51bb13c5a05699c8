package uy.ventanilla.knowledge.store;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;

/** One question to Elasticsearch, and what its failure means. */
@FunctionalInterface
interface Asking<T> {
    T ask() throws IOException;

    /** The answer. Throws {@link SearchAway} where asking later helps; a question that is wrong fails as it is. */
    static <T> T elasticsearch(Asking<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new SearchAway("Elasticsearch does not answer", e);
        } catch (ElasticsearchException e) {
            // 404: the index is not made yet, or was lost; 429 and 5xx: it is too busy, starting or stopping
            if (e.status() == 404 || e.status() == 429 || e.status() >= 500) {
                throw new SearchAway("Elasticsearch is not ready: " + e.getMessage(), e);
            }
            throw e;
        }
    }
}

package uy.ventanilla.knowledge.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uy.ventanilla.knowledge.store.ArticleDocument;
import uy.ventanilla.knowledge.store.ArticleIndex;
import uy.ventanilla.knowledge.store.IndexQueue;
import uy.ventanilla.knowledge.store.SearchAway;

/**
 * Keeps Elasticsearch's copy of the articles: makes its index where it is missing or of other settings, and writes what
 * the rows say is not in it yet. While Elasticsearch is away the rows wait.
 *
 * <p>Several replicas may do this at once: each document carries its row's revision and the newer one stays.
 */
@Component
class IndexArticles {
    private static final Logger log = LoggerFactory.getLogger(IndexArticles.class);
    private static final int BATCH = 100;
    /** How long a lost index may go unnoticed while nobody writes or searches. */
    private static final Duration SURE_FOR = Duration.ofSeconds(30);

    private final IndexQueue queue;
    private final ArticleIndex index;
    private final Clock clock;
    private volatile Instant sureUntil = Instant.MIN;
    private boolean away;

    IndexArticles(IndexQueue queue, ArticleIndex index, Clock clock) {
        this.queue = queue;
        this.index = index;
        this.clock = clock;
    }

    /** One look; {@code true} where there may be more to write. */
    boolean round() {
        try {
            boolean more = write();
            if (away) {
                away = false;
                log.info("Elasticsearch is back");
            }
            return more;
        } catch (SearchAway e) {
            doubt();
            if (!away) {
                away = true;
                log.warn("articles wait to be indexed: {}", e.getMessage());
            }
            return false;
        }
    }

    /** Has the index looked at again before anything else: somebody found it missing. */
    void doubt() {
        sureUntil = Instant.MIN;
    }

    private boolean write() {
        boolean look = !clock.instant().isBefore(sureUntil);
        if (look) {
            index.prepare(queue::forget);
        }
        var entries = queue.next(BATCH);
        if (!entries.isEmpty()) {
            Map<IndexQueue.Entry, ArticleDocument> documents = new LinkedHashMap<>();
            entries.forEach(entry -> documents.put(entry, ArticleDocument.of(entry, Markdown.plain(entry.body()))));
            index.put(documents);
            queue.done(entries);
        }
        boolean full = entries.size() == BATCH;
        if (look && !full) {
            index.show();
            sureUntil = clock.instant().plus(SURE_FOR);
        }
        return full;
    }
}

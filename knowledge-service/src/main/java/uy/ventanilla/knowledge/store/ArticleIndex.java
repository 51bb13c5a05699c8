package uy.ventanilla.knowledge.store;

import static uy.ventanilla.knowledge.store.Asking.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The copy of the published articles in Elasticsearch, written. One index serves all tenants: each document says whose it
 * is and is routed by that, and {@link ArticleSearch} asks for it.
 *
 * <p>An index is filled before it is searched: {@link #prepare} makes a new one where there is none of today's settings,
 * and {@link #show} lets readers change over once everything is in it.
 */
@Component
public class ArticleIndex {
    private static final Logger log = LoggerFactory.getLogger(ArticleIndex.class);
    private static final int CONFLICT = 409;

    private final ElasticsearchClient client;
    private final IndexNames names;

    ArticleIndex(ElasticsearchClient client, IndexNames names) {
        this.client = client;
        this.names = names;
    }

    /**
     * Makes sure that what is written is an index of today's settings. Where it has to change over to another one,
     * {@code forget} is run: nothing is in that one yet.
     */
    public void prepare(Runnable forget) {
        if (behind(names.written()).equals(Set.of(names.index()))) {
            return;
        }
        log.info("making index {}", names.index());
        elasticsearch(() -> {
            if (!client.indices().exists(e -> e.index(names.index())).value()) {
                client.indices()
                        .create(c ->
                                c.withJson(new StringReader(names.settings())).index(names.index()));
            }
            return true;
        });
        // Before, for a crash right after the change; after, for a replica that wrote to the other index until then.
        forget.run();
        point(names.written(), false);
        forget.run();
    }

    /** Lets readers search what is written, and drops what they searched before. */
    public void show() {
        if (!behind(names.searched()).equals(Set.of(names.index()))) {
            elasticsearch(() -> client.indices().refresh(r -> r.index(names.index())));
            point(names.searched(), true);
            log.info("searching index {}", names.index());
        }
    }

    /** Writes documents; one that Elasticsearch holds in a newer revision stays as it is. Throws {@link SearchAway}. */
    public void put(Map<IndexQueue.Entry, ArticleDocument> documents) {
        var bulk = new BulkRequest.Builder().index(names.written()).requireAlias(true);
        documents.forEach((entry, document) ->
                bulk.operations(operation -> operation.index(index -> index.id(entry.tenant() + ":" + entry.id())
                        .routing(entry.tenant().toString())
                        .versionType(VersionType.External)
                        .version(entry.revision())
                        .document(document))));
        var answer = elasticsearch(() -> client.bulk(bulk.build()));
        for (var item : answer.items()) {
            if (item.error() != null && item.status() != CONFLICT) {
                var reason = item.error().type() + ": " + item.error().reason();
                throw item.status() == 404 || item.status() == 429 || item.status() >= 500
                        ? new SearchAway("not written: " + reason, new IOException(reason))
                        : new IllegalStateException("Elasticsearch refuses article " + item.id() + ": " + reason);
            }
        }
    }

    /** Whether there is something to search. */
    public boolean isThere() {
        return elasticsearch(() ->
                client.indices().existsAlias(e -> e.name(names.searched())).value());
    }

    private Set<String> behind(String alias) {
        return elasticsearch(() -> {
            try {
                return client.indices().getAlias(g -> g.name(alias)).result().keySet();
            } catch (ElasticsearchException e) {
                if (e.status() == 404) {
                    return Set.of();
                }
                throw e;
            }
        });
    }

    private void point(String alias, boolean dropOthers) {
        var others = behind(alias);
        elasticsearch(() -> client.indices().updateAliases(update -> {
            update.actions(action -> action.add(add -> add.index(names.index()).alias(alias)));
            for (var other : others) {
                if (!other.equals(names.index())) {
                    update.actions(action -> dropOthers
                            ? action.removeIndex(remove -> remove.index(other))
                            : action.remove(remove -> remove.index(other).alias(alias)));
                }
            }
            return update;
        }));
    }
}

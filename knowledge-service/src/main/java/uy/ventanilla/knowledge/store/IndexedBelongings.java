package uy.ventanilla.knowledge.store;

import static uy.ventanilla.knowledge.store.Asking.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import org.springframework.stereotype.Component;
import uy.ventanilla.platform.tenancy.Belongings;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * A tenant's documents in Elasticsearch, forgotten with the tenant. What took the place of withdrawn articles stays: it holds no
 * words and no tenant ({@link ArticleDocument#NOTHING}).
 */
@Component
class IndexedBelongings implements Belongings {
    private static final int BATCH = 500;

    private final ElasticsearchClient client;
    private final IndexNames names;

    IndexedBelongings(ElasticsearchClient client, IndexNames names) {
        this.client = client;
        this.names = names;
    }

    @Override
    public String name() {
        return "documents in Elasticsearch";
    }

    /** Throws {@link SearchAway}; the rows are gone by then, and this is tried again until it has succeeded. */
    @Override
    public long erase(TenantId tenant) {
        return elasticsearch(() -> {
            if (!client.indices().existsAlias(e -> e.name(names.written())).value()) {
                return 0L;
            }
            client.indices().refresh(r -> r.index(names.written()));
            var found = client.search(
                    s -> s.index(names.written())
                            .routing(tenant.toString())
                            .size(BATCH)
                            .source(source -> source.fetch(false))
                            .query(q -> q.term(t -> t.field("tenant").value(tenant.toString()))),
                    Void.class);
            var ids = found.hits().hits().stream().map(Hit::id).toList();
            if (!ids.isEmpty()) {
                var answer = client.bulk(bulk -> {
                    bulk.index(names.written()).refresh(Refresh.True);
                    ids.forEach(id -> bulk.operations(
                            op -> op.delete(delete -> delete.id(id).routing(tenant.toString()))));
                    return bulk;
                });
                for (var item : answer.items()) {
                    if (item.error() != null) {
                        throw new IOException("Elasticsearch keeps " + item.id() + ": "
                                + item.error().reason());
                    }
                }
            }
            return (long) ids.size();
        });
    }
}

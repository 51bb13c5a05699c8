package uy.ventanilla.knowledge.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether articles can be searched. No part of readiness: reading and writing go on without. */
@Component("elasticsearchHealthIndicator")
class ElasticsearchHealth implements HealthIndicator {
    private final ArticleIndex index;

    ElasticsearchHealth(ArticleIndex index) {
        this.index = index;
    }

    @Override
    public Health health() {
        try {
            return index.isThere()
                    ? Health.up().build()
                    : Health.down().withDetail("index", "not made yet").build();
        } catch (SearchAway e) {
            return Health.down(e).build();
        }
    }
}

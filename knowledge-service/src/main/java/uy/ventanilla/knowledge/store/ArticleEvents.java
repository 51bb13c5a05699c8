package uy.ventanilla.knowledge.store;

import java.time.Instant;
import org.springframework.stereotype.Component;
import uy.ventanilla.contracts.ArticlePublished;
import uy.ventanilla.contracts.ArticleWithdrawn;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.KnowledgeEvent;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.TenantId;

/** What is said on topic {@code knowledge}, in the transaction that makes it true. */
@Component
public class ArticleEvents {
    private final Outbox outbox;

    ArticleEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public void published(TenantId tenant, ArticleRow article, Instant now) {
        var text = article.text();
        say(
                tenant,
                article,
                new ArticlePublished(article.id(), article.slug(), text.title(), text.tags(), article.version(), now));
    }

    public void withdrawn(TenantId tenant, ArticleRow article, Instant now) {
        say(tenant, article, new ArticleWithdrawn(article.id(), article.slug(), now));
    }

    private void say(TenantId tenant, ArticleRow article, KnowledgeEvent event) {
        var type = EventType.of(event);
        outbox.say(
                tenant,
                new Outgoing(
                        type.topic().address(),
                        type.wireName(),
                        article.id().toString(),
                        article.slug(),
                        article.revision(),
                        event));
    }
}

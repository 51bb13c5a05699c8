package uy.ventanilla.knowledge.stream;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import uy.ventanilla.contracts.EventType.Names;
import uy.ventanilla.contracts.PersonErased;
import uy.ventanilla.contracts.TenantChanged;
import uy.ventanilla.knowledge.usecase.WriteArticles;
import uy.ventanilla.platform.messaging.Inbox;
import uy.ventanilla.platform.tenancy.Standings;

/** Of the directory, articles care for one thing: who is to be forgotten, a tenant or an author. */
@Configuration(proxyBeanMethods = false)
class KnowledgeStreams {
    @Bean
    Consumer<Message<byte[]>> directory(Inbox inbox, Standings standings, WriteArticles articles) {
        return message -> inbox.once("directory", message, event -> {
            switch (event.type()) {
                case Names.TENANT_CHANGED ->
                    standings.hear(
                            event.tenant(),
                            event.as(TenantChanged.class).standing().name(),
                            event.sequence());
                case Names.PERSON_ERASED -> {
                    var erased = event.as(PersonErased.class);
                    articles.renameAuthor(event.tenant(), erased.id(), erased.name());
                }
                default -> {}
            }
        });
    }
}

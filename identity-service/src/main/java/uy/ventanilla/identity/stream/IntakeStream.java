package uy.ventanilla.identity.stream;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.PersonWanted;
import uy.ventanilla.identity.usecase.WelcomeSender;
import uy.ventanilla.platform.messaging.Inbox;

/** Hears of senders nobody knows yet. */
@Configuration(proxyBeanMethods = false)
class IntakeStream {
    @Bean
    Consumer<Message<byte[]>> intake(Inbox inbox, WelcomeSender welcome) {
        return message -> inbox.once("identity", message, event -> {
            if (event.type().equals(EventType.Names.PERSON_WANTED)) {
                var wanted = event.as(PersonWanted.class);
                welcome.within(event.tenant(), wanted.address(), wanted.name(), wanted.byPhone());
            }
        });
    }
}

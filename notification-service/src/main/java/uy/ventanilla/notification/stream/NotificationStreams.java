package uy.ventanilla.notification.stream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import uy.ventanilla.contracts.EventType.Names;
import uy.ventanilla.contracts.MailBounced;
import uy.ventanilla.contracts.MailRefused;
import uy.ventanilla.contracts.MessageAdded;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.PersonErased;
import uy.ventanilla.contracts.PersonInvited;
import uy.ventanilla.contracts.TargetBreached;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TenantChanged;
import uy.ventanilla.contracts.TicketAssigned;
import uy.ventanilla.contracts.TicketClassified;
import uy.ventanilla.contracts.TicketEdited;
import uy.ventanilla.contracts.TicketEvent;
import uy.ventanilla.contracts.TicketMoved;
import uy.ventanilla.contracts.TicketOpened;
import uy.ventanilla.contracts.TicketRedacted;
import uy.ventanilla.notification.domain.Content.Invitation;
import uy.ventanilla.notification.domain.Content.Refusal;
import uy.ventanilla.notification.domain.Forgotten;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Staff;
import uy.ventanilla.notification.usecase.Forget;
import uy.ventanilla.notification.usecase.HearDirectory;
import uy.ventanilla.notification.usecase.HearMail;
import uy.ventanilla.notification.usecase.HearTicket;
import uy.ventanilla.notification.usecase.Hint;
import uy.ventanilla.notification.usecase.OpenPages;
import uy.ventanilla.notification.usecase.RingStaff;
import uy.ventanilla.platform.messaging.BadEnvelope;
import uy.ventanilla.platform.messaging.Inbox;
import uy.ventanilla.platform.messaging.Incoming;
import uy.ventanilla.platform.tenancy.Standings;
import uy.ventanilla.platform.tenancy.TenantId;

/** What this service hears. */
@Configuration(proxyBeanMethods = false)
class NotificationStreams {
    @Bean
    Consumer<Message<byte[]>> ticketEvents(Inbox inbox, HearTicket hearTicket, Forget forget) {
        return message -> inbox.once("tickets", message, event -> {
            if (event.type().equals(Names.TICKET_REDACTED)) {
                redacted(forget, event.tenant(), event.as(TicketRedacted.class));
            }
            var news = ticketEvent(event);
            if (news != null) {
                hearTicket.handle(event.tenant(), event.id(), TicketNews.of(news));
            }
        });
    }

    private static void redacted(Forget forget, TenantId tenant, TicketRedacted redacted) {
        var was = redacted.forgotten();
        var standIn = redacted.standIn();
        forget.inTicket(
                tenant,
                redacted.ticket().id(),
                redacted.ticket().number(),
                new Forgotten(
                        was.person(),
                        was.address(),
                        was.name(),
                        standIn.address(),
                        standIn.name(),
                        !redacted.files().isEmpty()));
    }

    @Bean
    Consumer<Message<byte[]>> directoryEvents(
            Inbox inbox, HearDirectory hearDirectory, Forget forget, Standings standings) {
        return message -> inbox.once("directory", message, event -> {
            switch (event.type()) {
                case Names.TENANT_APPLIED -> {
                    var applied = event.as(TenantApplied.class);
                    hearDirectory.tenant(event.tenant(), applied.version(), DirectoryNews.tenant(applied.blueprint()));
                }
                case Names.TENANT_CHANGED ->
                    standings.hear(
                            event.tenant(),
                            event.as(TenantChanged.class).standing().name(),
                            event.sequence());
                case Names.PERSON_CHANGED -> {
                    var person = event.as(PersonChanged.class);
                    hearDirectory.person(
                            event.tenant(),
                            new Person(person.id(), person.name(), person.address(), person.language()),
                            person.left() ? Staff.LEFT : person.role().name().toLowerCase(java.util.Locale.ROOT),
                            event.sequence());
                }
                case Names.PERSON_ERASED -> {
                    var erased = event.as(PersonErased.class);
                    forget.person(event.tenant(), erased.id(), erased.address(), erased.name(), event.sequence());
                }
                case Names.PERSON_INVITED -> {
                    var invited = event.as(PersonInvited.class);
                    hearDirectory.invited(
                            event.tenant(),
                            event.id(),
                            new Person(invited.person(), invited.name(), invited.address(), invited.language()),
                            new Invitation(invited.person(), invited.nonce(), invited.expiresAt(), invited.reset()));
                }
                default -> {}
            }
        });
    }

    @Bean
    Consumer<Message<byte[]>> intakeEvents(Inbox inbox, HearMail hearMail) {
        return message -> inbox.once("intake", message, event -> {
            switch (event.type()) {
                case Names.MAIL_REFUSED -> {
                    var refused = event.as(MailRefused.class);
                    var sender = refused.sender();
                    hearMail.refused(
                            event.tenant(),
                            event.id(),
                            sender.person(),
                            sender.name(),
                            sender.address(),
                            new Refusal(refused.subject(), refused.reason(), refused.mailMessageId()));
                }
                case Names.MAIL_BOUNCED -> {
                    var bounced = event.as(MailBounced.class);
                    if (bounced.ours() && bounced.permanent() && bounced.recipient() != null) {
                        hearMail.bounced(
                                event.tenant(), event.id(), bounced.ticket(), bounced.recipient(), bounced.status());
                    }
                }
                default -> {}
            }
        });
    }

    @Bean
    Consumer<Message<byte[]>> timerEvents(Inbox inbox, RingStaff ringStaff) {
        return message -> inbox.once("timers", message, event -> {
            if (event.type().equals(Names.TARGET_BREACHED)) {
                var breached = event.as(TargetBreached.class);
                ringStaff.about(event.tenant(), event.id(), Kind.BREACHED, breached.number(), breached.target());
            }
        });
    }

    /** For the pages open on this replica. A hint may be lost, so nothing here is tried again. */
    @Bean
    Consumer<Message<byte[]>> hints(Inbox inbox, OpenPages openPages) {
        return message -> {
            try {
                var event = inbox.read(message);
                var news = ticketEvent(event);
                if (news != null) {
                    openPages.tell(new Hint(
                            event.tenant(),
                            news.ticket().number(),
                            news.ticket().sequence(),
                            event.type(),
                            TicketNews.audience(news)));
                }
            } catch (BadEnvelope | tools.jackson.core.JacksonException e) {
                // the durable binding of the same topic reports it and puts it aside
            }
        };
    }

    private static @Nullable TicketEvent ticketEvent(Incoming event) {
        return switch (event.type()) {
            case Names.TICKET_OPENED -> event.as(TicketOpened.class);
            case Names.MESSAGE_ADDED -> event.as(MessageAdded.class);
            case Names.TICKET_ASSIGNED -> event.as(TicketAssigned.class);
            case Names.TICKET_MOVED -> event.as(TicketMoved.class);
            case Names.TICKET_CLASSIFIED -> event.as(TicketClassified.class);
            case Names.TICKET_EDITED -> event.as(TicketEdited.class);
            default -> null;
        };
    }
}

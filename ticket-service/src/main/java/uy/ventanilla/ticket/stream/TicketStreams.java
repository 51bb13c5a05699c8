package uy.ventanilla.ticket.stream;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import uy.ventanilla.contracts.Attachment;
import uy.ventanilla.contracts.DeadlineReached;
import uy.ventanilla.contracts.DeadlineScheduled;
import uy.ventanilla.contracts.EventType.Names;
import uy.ventanilla.contracts.MessageReceived;
import uy.ventanilla.contracts.OrganisationChanged;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.PersonErased;
import uy.ventanilla.contracts.TargetScheduled;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TenantChanged;
import uy.ventanilla.platform.messaging.Inbox;
import uy.ventanilla.platform.messaging.Incoming;
import uy.ventanilla.platform.tenancy.Standings;
import uy.ventanilla.ticket.domain.Channel;
import uy.ventanilla.ticket.domain.Draft;
import uy.ventanilla.ticket.domain.Person;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.domain.TicketId;
import uy.ventanilla.ticket.usecase.HearTimer;
import uy.ventanilla.ticket.usecase.KeepDirectory;
import uy.ventanilla.ticket.usecase.ReceiveMessage;
import uy.ventanilla.ticket.usecase.Received;

/** The three topics this service hears. Types it does not know are somebody else's business. */
@Configuration(proxyBeanMethods = false)
class TicketStreams {
    private final Inbox inbox;

    TicketStreams(Inbox inbox) {
        this.inbox = inbox;
    }

    @Bean
    Consumer<Message<byte[]>> intake(ReceiveMessage receive) {
        return message -> inbox.once("intake", message, event -> {
            if (event.type().equals(Names.MESSAGE_RECEIVED)) {
                receive.hear(event.tenant(), received(event.as(MessageReceived.class)));
            }
        });
    }

    @Bean
    Consumer<Message<byte[]>> directory(KeepDirectory keep, Standings standings) {
        return message -> inbox.once("directory", message, event -> {
            switch (event.type()) {
                case Names.TENANT_APPLIED ->
                    keep.tenant(event.tenant(), event.as(TenantApplied.class).version(), event.data());
                case Names.TENANT_CHANGED ->
                    standings.hear(
                            event.tenant(),
                            event.as(TenantChanged.class).standing().name(),
                            event.sequence());
                case Names.ORGANISATION_CHANGED -> {
                    var organisation = event.as(OrganisationChanged.class);
                    keep.organisation(
                            event.tenant(),
                            organisation.id(),
                            organisation.name(),
                            organisation.plan(),
                            event.sequence());
                }
                case Names.PERSON_CHANGED ->
                    keep.person(event.tenant(), person(event.as(PersonChanged.class)), event.sequence());
                case Names.PERSON_ERASED -> {
                    var erased = event.as(PersonErased.class);
                    keep.erased(
                            event.tenant(),
                            new PersonId(erased.id()),
                            erased.address(),
                            erased.name(),
                            erased.files(),
                            event.sequence());
                }
                default -> {}
            }
        });
    }

    @Bean
    Consumer<Message<byte[]>> timers(HearTimer hear) {
        return message -> inbox.once("timers", message, event -> {
            switch (event.type()) {
                case Names.DEADLINE_REACHED -> deadlineReached(hear, event);
                case Names.DEADLINE_SCHEDULED -> {
                    var deadline = event.as(DeadlineScheduled.class);
                    hear.deadlineScheduled(
                            event.tenant(), new TicketId(deadline.ticket()), deadline.generation(), deadline.dueAt());
                }
                case Names.TARGET_SCHEDULED -> {
                    var target = event.as(TargetScheduled.class);
                    hear.targetScheduled(
                            event.tenant(), new TicketId(target.ticket()), target.target(), target.dueAt());
                }
                default -> {}
            }
        });
    }

    private static void deadlineReached(HearTimer hear, Incoming event) {
        var ring = event.as(DeadlineReached.class);
        hear.deadlineReached(
                event.tenant(),
                new TicketId(ring.ticket()),
                ring.deadline(),
                ring.generation(),
                ring.rules(),
                event.time());
    }

    private static Received received(MessageReceived message) {
        var sender = message.sender();
        var takenBy = message.takenBy();
        return new Received(
                message.conversation(),
                sender.person() == null ? null : new PersonId(sender.person()),
                sender.address(),
                sender.name(),
                takenBy == null || takenBy.person() == null ? null : new PersonId(takenBy.person()),
                message.organisation(),
                message.ticket(),
                message.subject(),
                message.fields(),
                message.request(),
                new Draft(
                        message.id(),
                        message.text(),
                        message.fullText(),
                        message.html(),
                        message.attachments().stream()
                                .map(TicketStreams::attachment)
                                .toList(),
                        Channel.valueOf(message.channel().name()),
                        message.automatic(),
                        message.mailMessageId()));
    }

    private static uy.ventanilla.ticket.domain.Attachment attachment(Attachment file) {
        return new uy.ventanilla.ticket.domain.Attachment(
                file.id(), file.name(), file.contentType(), file.size(), file.inline(), file.contentId());
    }

    private static Person person(PersonChanged person) {
        return new Person(
                new PersonId(person.id()),
                person.address(),
                person.name(),
                Person.Role.valueOf(person.role().name()),
                person.organisation(),
                person.language());
    }
}

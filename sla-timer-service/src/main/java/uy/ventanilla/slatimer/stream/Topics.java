package uy.ventanilla.slatimer.stream;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.MailFailed;
import uy.ventanilla.contracts.MailSent;
import uy.ventanilla.contracts.Participant;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TenantChanged;
import uy.ventanilla.contracts.TicketEvent;
import uy.ventanilla.contracts.TicketSnapshot;
import uy.ventanilla.contracts.Topic;
import uy.ventanilla.platform.messaging.Inbox;
import uy.ventanilla.platform.messaging.Incoming;
import uy.ventanilla.platform.tenancy.Standings;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.Announcement;
import uy.ventanilla.slatimer.domain.Phase;
import uy.ventanilla.slatimer.domain.TicketFacts;
import uy.ventanilla.slatimer.usecase.HearAnnouncement;
import uy.ventanilla.slatimer.usecase.HearRules;
import uy.ventanilla.slatimer.usecase.HearTicket;

/** Hears the three topics and hands on what matters for time, in this service's own words. */
@Configuration(proxyBeanMethods = false)
class Topics {
    /** Mails that tell of a state; a reply or a note is sent within one and starts no clock. */
    private static final Set<String> ANNOUNCING = Set.of("question", "resolved", "reopened", "closed", "state");

    private static final String CONSUMER = "sla-timer";

    @Bean
    Consumer<Message<byte[]>> tickets(Inbox inbox, HearTicket hear) {
        return message -> {
            var type = ticketEvent(inbox.read(message).type());
            if (type != null) {
                inbox.once(CONSUMER, message, event -> {
                    var ticket = ((TicketEvent) event.as(type.data())).ticket();
                    hear.handle(event.tenant(), facts(ticket));
                });
            }
        };
    }

    @Bean
    Consumer<Message<byte[]>> directory(Inbox inbox, HearRules hear, Standings standings) {
        return message -> inbox.once(CONSUMER, message, event -> {
            switch (event.type()) {
                case EventType.Names.TENANT_APPLIED ->
                    hear.handle(event.tenant(), event.as(TenantApplied.class).version(), event.data());
                case EventType.Names.TENANT_CHANGED ->
                    standings.hear(
                            event.tenant(),
                            event.as(TenantChanged.class).standing().name(),
                            event.sequence());
                default -> {} // who the people are is nothing to a clock
            }
        });
    }

    @Bean
    Consumer<Message<byte[]>> deliveries(Inbox inbox, HearAnnouncement hear) {
        return message -> inbox.once(CONSUMER, message, event -> {
            switch (event.type()) {
                case EventType.Names.MAIL_SENT -> sent(hear, event.tenant(), event.as(MailSent.class));
                case EventType.Names.MAIL_FAILED -> failed(hear, event.tenant(), event);
                default -> {}
            }
        });
    }

    private static void sent(HearAnnouncement hear, TenantId tenant, MailSent mail) {
        announce(
                hear,
                tenant,
                mail.ticket(),
                mail.kind(),
                mail.delivery(),
                new Announcement.Sent(mail.recipient(), mail.generation(), mail.sentAt()));
    }

    private static void failed(HearAnnouncement hear, TenantId tenant, Incoming event) {
        var mail = event.as(MailFailed.class);
        announce(
                hear,
                tenant,
                mail.ticket(),
                mail.kind(),
                mail.delivery(),
                new Announcement.Failed(mail.recipient(), mail.failedAt()));
    }

    private static void announce(
            HearAnnouncement hear,
            TenantId tenant,
            @Nullable UUID ticket,
            String kind,
            UUID delivery,
            Announcement announcement) {
        if (ticket != null && ANNOUNCING.contains(kind)) {
            hear.handle(tenant, ticket, delivery, announcement);
        }
    }

    private static @Nullable EventType ticketEvent(String wireName) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic() == Topic.TICKETS && type.wireName().equals(wireName))
                .findFirst()
                .orElse(null);
    }

    private static TicketFacts facts(TicketSnapshot ticket) {
        return new TicketFacts(
                ticket.id(),
                ticket.number(),
                ticket.sequence(),
                ticket.state(),
                phase(ticket.phase()),
                ticket.generation(),
                ticket.stateSince(),
                ticket.openedAt(),
                ticket.plan(),
                ticket.firstResponseAt(),
                ticket.requester().id(),
                Stream.concat(Stream.of(ticket.requester()), ticket.participants().stream())
                        .map(Participant::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Phase phase(uy.ventanilla.contracts.Phase phase) {
        return switch (phase) {
            case NEW -> Phase.NEW;
            case ACTIVE -> Phase.ACTIVE;
            case WAITING -> Phase.WAITING;
            case RESOLVED -> Phase.RESOLVED;
            case CLOSED -> Phase.CLOSED;
        };
    }
}

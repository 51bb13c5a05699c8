package uy.ventanilla.intake.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.EventType.Names;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.PersonErased;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TenantChanged;
import uy.ventanilla.contracts.TicketRedacted;
import uy.ventanilla.contracts.TicketSnapshot;
import uy.ventanilla.intake.domain.form.Form;
import uy.ventanilla.intake.domain.form.FormField;
import uy.ventanilla.intake.domain.mail.Desk;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.intake.domain.mail.KnownTicket;
import uy.ventanilla.intake.domain.mail.MailboxRules;
import uy.ventanilla.intake.usecase.HearDirectory;
import uy.ventanilla.intake.usecase.HearTicket;
import uy.ventanilla.intake.usecase.MailWork;
import uy.ventanilla.platform.messaging.Inbox;
import uy.ventanilla.platform.tenancy.Standings;
import uy.ventanilla.platform.tenancy.TenantId;

/** What intake hears. */
@Configuration(proxyBeanMethods = false)
class IntakeStreams {
    @Bean
    Consumer<Message<byte[]>> directory(Inbox inbox, HearDirectory hear, Standings standings, MailWork work) {
        return message -> {
            inbox.once("intake-directory", message, event -> {
                switch (event.type()) {
                    case Names.TENANT_APPLIED -> applied(event.tenant(), event.as(TenantApplied.class), hear);
                    case Names.TENANT_CHANGED ->
                        standings.hear(
                                event.tenant(),
                                event.as(TenantChanged.class).standing().name(),
                                event.sequence());
                    case Names.PERSON_CHANGED ->
                        hear.changed(event.tenant(), person(event.as(PersonChanged.class)), event.sequence());
                    case Names.PERSON_ERASED -> {
                        var erased = event.as(PersonErased.class);
                        hear.erased(
                                event.tenant(),
                                erased.id(),
                                erased.address(),
                                erased.name(),
                                erased.files(),
                                event.sequence());
                    }
                    default -> {} // the directory holds more than intake needs
                }
            });
            work.wake();
        };
    }

    @Bean
    Consumer<Message<byte[]>> tickets(Inbox inbox, HearTicket hear, MailWork work) {
        return message -> {
            // every event of this topic carries the ticket as it is after it
            inbox.once("intake-tickets", message, event -> {
                var ticket = event.as(TicketNews.class).ticket();
                hear.changed(event.tenant(), ticket(ticket), ticket.sequence());
                if (event.type().equals(Names.TICKET_REDACTED)) {
                    var redacted = event.as(TicketRedacted.class);
                    hear.gone(event.tenant(), redacted.forgotten().person(), redacted.files());
                }
            });
            hear.announce();
            work.wake();
        };
    }

    /** What all ticket events have in common. */
    record TicketNews(TicketSnapshot ticket) {}

    private static void applied(TenantId tenant, TenantApplied applied, HearDirectory hear) {
        var blueprint = applied.blueprint();
        hear.applied(
                tenant,
                applied.version(),
                blueprint.slug(),
                mailboxes(blueprint.channels().mail()),
                new Form(
                        blueprint.form().stream().map(IntakeStreams::field).toList(),
                        blueprint.portal() != null && blueprint.portal().followOnly()));
    }

    private static List<MailboxRules> mailboxes(Blueprint.Mail mail) {
        var first = new MailboxRules(lower(mail.address()), senders(mail.senders()), null);
        var others = mail.mailboxes().stream()
                .map(other -> new MailboxRules(
                        lower(other.address()),
                        other.senders() == null ? first.senders() : senders(other.senders()),
                        other.request()));
        return Stream.concat(Stream.of(first), others).toList();
    }

    private static Desk.Senders senders(SenderPolicy policy) {
        return switch (policy) {
            case OPEN -> Desk.Senders.ANYBODY;
            case ENABLED -> Desk.Senders.ENABLED;
            case NOBODY -> Desk.Senders.NOBODY;
        };
    }

    private static FormField field(Blueprint.Field field) {
        var choices = field.options().stream().map(Blueprint.Option::id).collect(Collectors.toSet());
        return new FormField(field.id(), field.label().getOrDefault("es", field.id()), field.required(), choices);
    }

    private static KnownPerson person(PersonChanged person) {
        return new KnownPerson(
                person.id(),
                lower(person.address()),
                person.name(),
                person.role() != Role.CUSTOMER,
                person.mayMail(),
                organisations(person),
                person.left());
    }

    /** Events from before there could be several name one. */
    private static List<UUID> organisations(PersonChanged person) {
        return person.organisations().isEmpty()
                ? Stream.ofNullable(person.organisation()).toList()
                : person.organisations();
    }

    private static KnownTicket ticket(TicketSnapshot ticket) {
        var addresses = new LinkedHashSet<String>();
        addresses.add(lower(ticket.requester().address()));
        ticket.participants().forEach(participant -> addresses.add(lower(participant.address())));
        var assignee = ticket.assignee();
        if (assignee != null) {
            addresses.add(lower(assignee.address()));
        }
        return new KnownTicket(ticket.number(), ticket.conversation(), addresses, ticket.organisation());
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}

package uy.ventanilla.intake.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.Door;
import uy.ventanilla.intake.domain.ReceivedMessage;
import uy.ventanilla.intake.domain.StoredFile;
import uy.ventanilla.intake.domain.mail.DeliveryReport;
import uy.ventanilla.intake.domain.mail.Facts;
import uy.ventanilla.intake.domain.mail.IncomingMail;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.intake.domain.mail.MailThread;
import uy.ventanilla.intake.store.Files;
import uy.ventanilla.intake.store.IntakeEvents;
import uy.ventanilla.intake.store.Mails;
import uy.ventanilla.intake.store.Mails.Ending;
import uy.ventanilla.intake.store.Mails.Outcome;
import uy.ventanilla.intake.store.Refusals;
import uy.ventanilla.intake.store.Tickets;
import uy.ventanilla.platform.tenancy.TenantId;

/** Says what a mail turned out to be, inside the transaction that settles it. */
@Service
class SayMail {
    private final Mails mails;
    private final Tickets tickets;
    private final Files files;
    private final Refusals refusals;
    private final IntakeEvents events;
    private final MailSettings settings;

    SayMail(Mails mails, Tickets tickets, Files files, Refusals refusals, IntakeEvents events, MailSettings settings) {
        this.mails = mails;
        this.tickets = tickets;
        this.files = files;
        this.refusals = refusals;
        this.events = events;
        this.settings = settings;
    }

    /** A mail that waited for its sender's account keeps the conversation it was given then. */
    Ending opens(TenantId tenant, Mails.Unsettled kept, IncomingMail mail, MailContent content, Facts facts) {
        var given = kept.conversation();
        var conversation = given == null ? UUID.randomUUID() : given;
        received(tenant, kept, mail, content, facts, new MailThread(null, conversation), false);
        return new Ending(Outcome.TICKET, null, conversation, null);
    }

    Ending joins(
            TenantId tenant,
            Mails.Unsettled kept,
            IncomingMail mail,
            MailContent content,
            Facts facts,
            MailThread thread,
            boolean automatic) {
        received(tenant, kept, mail, content, facts, thread, automatic);
        return new Ending(
                automatic ? Outcome.AUTOMATIC : Outcome.MESSAGE,
                automatic ? "joined" : null,
                thread.conversation(),
                thread.number());
    }

    Ending bounced(TenantId tenant, Mails.Unsettled kept, DeliveryReport report) {
        events.bounced(tenant, kept.id(), report);
        return new Ending(Outcome.BOUNCE, report.ours() ? "ours" : "unproven", null, report.ticket());
    }

    Ending refused(
            TenantId tenant,
            Mails.Unsettled kept,
            IncomingMail mail,
            @Nullable KnownPerson person,
            String reason,
            boolean tell,
            Instant now) {
        var sender = mail.sender();
        if (tell && sender != null && refusals.tellNow(tenant, sender.address(), now, settings.tellRefusedEvery())) {
            events.refused(
                    tenant,
                    kept.id(),
                    writer(mail, person),
                    MailContent.storable(mail.subject()),
                    wire(mail.messageId()),
                    reason);
        }
        return new Ending(Outcome.REFUSED, reason, null, null);
    }

    /** Not an end: the mail waits. Where no account comes of it, it is asked for again. */
    @Nullable
    Ending wantsPerson(TenantId tenant, Mails.Unsettled kept, IncomingMail mail, Instant now) {
        var writer = writer(mail, null);
        var given = kept.conversation();
        var conversation = given == null ? UUID.randomUUID() : given;
        var again = now.plus(settings.askAgainAfter());
        if (mails.waitFor(tenant, kept.id(), writer.address(), conversation, again)) {
            events.personWanted(tenant, writer.address(), writer.name(), conversation, Door.MAIL);
        }
        return null;
    }

    private void received(
            TenantId tenant,
            Mails.Unsettled kept,
            IncomingMail mail,
            MailContent content,
            Facts facts,
            MailThread thread,
            boolean automatic) {
        var stored = new ArrayList<StoredFile>();
        var by = facts.sender() == null ? null : facts.sender().id();
        content.files().forEach(file -> stored.add(files.add(tenant, file, by, kept.receivedAt())));
        events.received(
                tenant,
                new ReceivedMessage(
                        kept.id(),
                        thread.conversation(),
                        Door.MAIL,
                        writer(mail, facts.sender()),
                        null,
                        organisation(tenant, facts.sender(), thread),
                        thread.number(),
                        content.subject(),
                        content.text(),
                        content.fullText(),
                        content.html(),
                        stored,
                        automatic,
                        Map.of(),
                        kept.receivedAt(),
                        wire(mail.messageId()),
                        facts.desk().request()));
    }

    /** That of the ticket it answers where it is still the sender's too: should a new one follow, it is for the same (S60). */
    private @Nullable UUID organisation(TenantId tenant, @Nullable KnownPerson person, MailThread thread) {
        if (person == null || thread.number() == null) {
            return null;
        }
        var ticket = tickets.byNumbers(tenant, List.of(thread.number())).get(thread.number());
        var of = ticket == null ? null : ticket.organisation();
        return of != null && person.organisations().contains(of) ? of : null;
    }

    private static ReceivedMessage.Writer writer(IncomingMail mail, @Nullable KnownPerson person) {
        var sender = mail.sender();
        if (sender == null) {
            return new ReceivedMessage.Writer(null, "", "");
        }
        var name = MailContent.storable(sender.name());
        return new ReceivedMessage.Writer(
                person == null ? null : person.id(),
                sender.address(),
                name.isBlank() && person != null ? person.name() : name);
    }

    /** As it stands in headers, because whoever answers puts it there. */
    private static @Nullable String wire(String messageId) {
        return messageId.isEmpty() ? null : "<" + MailContent.storable(messageId) + ">";
    }
}

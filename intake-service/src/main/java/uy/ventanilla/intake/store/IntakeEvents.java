package uy.ventanilla.intake.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import uy.ventanilla.contracts.Attachment;
import uy.ventanilla.contracts.Channel;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.IntakeEvent;
import uy.ventanilla.contracts.MailBounced;
import uy.ventanilla.contracts.MailRefused;
import uy.ventanilla.contracts.MessageReceived;
import uy.ventanilla.contracts.PersonWanted;
import uy.ventanilla.contracts.Sender;
import uy.ventanilla.intake.domain.Door;
import uy.ventanilla.intake.domain.ReceivedMessage;
import uy.ventanilla.intake.domain.StoredFile;
import uy.ventanilla.intake.domain.mail.DeliveryReport;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.TenantId;

/** What intake says, in the transaction that makes it true. */
@Repository
public class IntakeEvents {
    private final Outbox outbox;

    IntakeEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public void received(TenantId tenant, ReceivedMessage message) {
        say(
                tenant,
                message.conversation().toString(),
                new MessageReceived(
                        message.id(),
                        message.conversation(),
                        Channel.valueOf(message.door().name()),
                        sender(message.writer()),
                        message.takenBy() == null ? null : sender(message.takenBy()),
                        message.organisation(),
                        message.ticket(),
                        message.subject(),
                        message.text(),
                        message.fullText(),
                        message.html(),
                        message.files().stream().map(IntakeEvents::attachment).toList(),
                        message.automatic(),
                        message.fields(),
                        message.receivedAt(),
                        message.mailMessageId(),
                        message.request()));
    }

    public void personWanted(TenantId tenant, String address, String name, UUID conversation, Door door) {
        say(tenant, address, new PersonWanted(address, name, conversation, door == Door.PHONE));
    }

    public void refused(
            TenantId tenant,
            UUID mail,
            ReceivedMessage.Writer writer,
            String subject,
            @Nullable String messageId,
            String reason) {
        say(tenant, mail.toString(), new MailRefused(mail, sender(writer), subject, messageId, reason));
    }

    public void bounced(TenantId tenant, UUID mail, DeliveryReport report) {
        say(
                tenant,
                mail.toString(),
                new MailBounced(
                        mail,
                        report.ticket(),
                        report.recipient(),
                        report.permanent(),
                        report.status(),
                        report.originalMessageId(),
                        report.ours()));
    }

    private void say(TenantId tenant, String key, IntakeEvent event) {
        var type = EventType.of(event);
        outbox.say(tenant, new Outgoing(type.topic().address(), type.wireName(), key, key, 0, event));
    }

    private static Sender sender(ReceivedMessage.Writer writer) {
        return new Sender(writer.person(), writer.address(), writer.name());
    }

    private static Attachment attachment(StoredFile file) {
        return new Attachment(file.id(), file.name(), file.contentType(), file.size(), file.inline(), file.contentId());
    }
}

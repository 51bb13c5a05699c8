package uy.ventanilla.notification.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uy.ventanilla.notification.domain.Content;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.notification.mail.MailIds;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.notification.store.Delivery;
import uy.ventanilla.notification.store.Tickets;
import uy.ventanilla.platform.tenancy.TenantId;

/** Writes a mail into the queue, within the transaction that hears why. Its Message-ID is fixed here, for ever. */
@Component
class WantMail {
    /** More than this many acknowledgements an hour to one mailbox is a loop nobody recognised (RFC 3834 §2). */
    private static final int ACKNOWLEDGEMENTS_AN_HOUR = 60;

    private final Deliveries deliveries;
    private final Tickets tickets;
    private final MailIds ids;
    private final Clock clock;

    WantMail(Deliveries deliveries, Tickets tickets, MailIds ids, Clock clock) {
        this.deliveries = deliveries;
        this.tickets = tickets;
        this.ids = ids;
        this.clock = clock;
    }

    void of(TenantId tenant, UUID event, Notice notice, Tenant from) {
        var now = clock.instant();
        var mailbox = notice.to().mailbox();
        if (MailIds.isOwn(from, mailbox) || isTooOften(tenant, notice, mailbox, now)) {
            return;
        }
        var id = UUID.randomUUID();
        switch (notice.content()) {
            case Content.Story story -> {
                var messageId = ids.messageId(tenant, story.number(), id, from);
                var thread = new ArrayList<String>();
                thread.add(ids.threadRoot(story.number(), from));
                thread.addAll(tickets.thread(tenant, story.ticket(), mailbox));
                deliveries.want(new Delivery(
                        tenant,
                        id,
                        event,
                        story.ticket(),
                        story.number(),
                        story.generation(),
                        notice,
                        messageId,
                        thread,
                        0,
                        now));
                tickets.addToThread(tenant, story.ticket(), messageId, mailbox);
            }
            case Content.Refusal refusal -> want(tenant, id, event, notice, from, answered(refusal.mailId()), now);
            case Content.Invitation _ -> want(tenant, id, event, notice, from, List.of(), now);
        }
    }

    private void want(
            TenantId tenant, UUID id, UUID event, Notice notice, Tenant from, List<String> thread, Instant now) {
        var messageId = ids.messageId(tenant, null, id, from);
        deliveries.want(new Delivery(tenant, id, event, null, null, 0, notice, messageId, thread, 0, now));
    }

    private boolean isTooOften(TenantId tenant, Notice notice, String mailbox, Instant now) {
        return switch (notice.kind()) {
            // the same answer to the same sender again soon is how two machines start to talk (RFC 3834 §2)
            case REFUSAL -> deliveries.answersSince(tenant, mailbox, Kind.REFUSAL, now.minus(Duration.ofDays(1))) > 0;
            case ACKNOWLEDGEMENT ->
                deliveries.answersSince(tenant, mailbox, Kind.ACKNOWLEDGEMENT, now.minus(Duration.ofHours(1)))
                        >= ACKNOWLEDGEMENTS_AN_HOUR;
            default -> false;
        };
    }

    /** Only what has the form of a Message-ID may enter our headers. */
    static List<String> answered(@Nullable String messageId) {
        var given = messageId == null ? "" : messageId.strip();
        return given.length() <= 400 && given.matches("<[\\x21-\\x7e&&[^<>]]+>") ? List.of(given) : List.of();
    }
}

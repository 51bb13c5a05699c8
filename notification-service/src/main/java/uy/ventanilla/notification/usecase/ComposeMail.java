package uy.ventanilla.notification.usecase;

import java.time.Instant;
import org.springframework.stereotype.Component;
import uy.ventanilla.notification.domain.Content;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.notification.letter.Layout;
import uy.ventanilla.notification.letter.Letters;
import uy.ventanilla.notification.letter.Links;
import uy.ventanilla.notification.mail.Mail;
import uy.ventanilla.notification.mail.MailIds;
import uy.ventanilla.notification.mail.PublicSettings;
import uy.ventanilla.notification.store.Delivery;
import uy.ventanilla.platform.seal.Seal;

/** Makes the mail of a delivery, by its tenant's blueprint of now and its facts of then. */
@Component
class ComposeMail {
    private final Letters letters;
    private final Layout layout;
    private final MailIds ids;
    private final PublicSettings settings;
    private final Seal seal;

    ComposeMail(Letters letters, Layout layout, MailIds ids, PublicSettings settings, Seal seal) {
        this.letters = letters;
        this.layout = layout;
        this.ids = ids;
        this.settings = settings;
        this.seal = seal;
    }

    Mail of(Delivery delivery, Tenant tenant, Instant now) {
        var notice = delivery.notice();
        var links = new Links(settings.origin(tenant.host()), delivery.tenant().value(), seal);
        var letter = letters.write(notice, tenant, links, now);
        var number = delivery.number();
        return new Mail(
                tenant.mailbox(),
                tenant.senderName(),
                notice.to().address(),
                notice.to().name(),
                number == null ? null : ids.replyAddress(delivery.tenant(), number, notice.to(), tenant),
                subject(notice.content(), letter.headline()),
                delivery.messageId(),
                delivery.thread(),
                notice.kind().origin(),
                notice.kind() != Kind.REFUSAL,
                tenant.slug(),
                delivery.wantedAt(),
                layout.text(letter, tenant),
                layout.html(letter, tenant));
    }

    /** One subject for a ticket's whole life, so that mail programs keep its mails together. */
    private static String subject(Content content, String headline) {
        return switch (content) {
            case Content.Story story -> "[#" + story.number() + "] " + story.subject();
            case Content.Refusal refusal -> "Re: " + refusal.subject();
            case Content.Invitation _ -> headline;
        };
    }
}

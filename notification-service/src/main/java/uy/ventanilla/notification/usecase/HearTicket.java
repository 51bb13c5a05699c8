package uy.ventanilla.notification.usecase;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.notification.domain.Happening;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.notification.domain.Notices;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.notification.domain.Words;
import uy.ventanilla.notification.letter.Letters;
import uy.ventanilla.notification.store.Bells;
import uy.ventanilla.notification.store.People;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.notification.store.Tickets;
import uy.ventanilla.platform.messaging.NotYet;
import uy.ventanilla.platform.tenancy.TenantId;

/** Hears of one happening on a ticket: wants its mails, rings its bells, remembers the ticket. */
@Service
public class HearTicket {
    private final Tenants tenants;
    private final People people;
    private final Tickets tickets;
    private final Bells bells;
    private final Letters letters;
    private final WantMail wantMail;

    HearTicket(Tenants tenants, People people, Tickets tickets, Bells bells, Letters letters, WantMail wantMail) {
        this.tenants = tenants;
        this.people = people;
        this.tickets = tickets;
        this.bells = bells;
        this.letters = letters;
        this.wantMail = wantMail;
    }

    /** Within the transaction of {@code tenant} that marks {@code event} as heard. */
    public void handle(TenantId tenant, UUID event, Happening news) {
        var from = tenants.find(tenant).orElseThrow(() -> new NotYet("a ticket came before its tenant's blueprint"));
        var ticket = news.ticket();
        var before = tickets.before(tenant, ticket.id());
        var words = words(news);
        if (words != null && !words.internal()) {
            // first, so that the answers to a mail name it
            WantMail.answered(words.mailId()).forEach(id -> tickets.addToThread(tenant, ticket.id(), id, null));
        }
        for (var notice : Notices.of(news, before, people.staff(tenant), from)) {
            if (notice.byMail()) {
                wantMail.of(tenant, event, notice, from);
            }
            if (notice.kind() != Kind.ACKNOWLEDGEMENT) { // a receipt for one's own mail is no news
                ring(tenant, event, news, notice, from);
            }
        }
        tickets.remember(tenant, ticket, words != null && !words.internal() && !words.automatic() ? words : null);
    }

    private void ring(TenantId tenant, UUID event, Happening news, Notice notice, Tenant from) {
        var person = notice.to().id();
        if (person != null) {
            bells.ring(
                    tenant,
                    person,
                    event,
                    news.ticket().number(),
                    notice.kind(),
                    letters.bell(notice.kind(), notice.content(), from, notice.staff(), "es"),
                    letters.bell(notice.kind(), notice.content(), from, notice.staff(), "en"),
                    news.at());
        }
    }

    private static @Nullable Words words(Happening news) {
        return switch (news) {
            case Happening.Opened opened -> opened.words();
            case Happening.Said said -> said.words();
            case Happening.Moved moved -> moved.words();
            case Happening.Assigned _, Happening.Catalogued _, Happening.Edited _ -> null;
        };
    }
}

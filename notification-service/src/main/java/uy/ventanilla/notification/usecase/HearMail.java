package uy.ventanilla.notification.usecase;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.notification.domain.Content.Refusal;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.store.People;
import uy.ventanilla.notification.store.Suppressed;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.platform.messaging.NotYet;
import uy.ventanilla.platform.tenancy.TenantId;

/** Hears what became of mails at the tenant's door: refused ones are answered once (S3), bounces are believed if proven. */
@Service
public class HearMail {
    private final Tenants tenants;
    private final People people;
    private final Suppressed suppressed;
    private final WantMail wantMail;
    private final RingStaff ringStaff;
    private final Clock clock;

    HearMail(
            Tenants tenants,
            People people,
            Suppressed suppressed,
            WantMail wantMail,
            RingStaff ringStaff,
            Clock clock) {
        this.tenants = tenants;
        this.people = people;
        this.suppressed = suppressed;
        this.wantMail = wantMail;
        this.ringStaff = ringStaff;
        this.clock = clock;
    }

    /** {@code person} is null for somebody unknown, who is answered in the tenant's first language. */
    public void refused(
            TenantId tenant, UUID event, @Nullable UUID person, String name, String address, Refusal refusal) {
        var from =
                tenants.find(tenant).orElseThrow(() -> new NotYet("a refused mail came before its tenant's blueprint"));
        var language = Optional.ofNullable(person)
                .flatMap(known -> people.languageOf(tenant, known))
                .orElse(from.language());
        var sender = new Person(person, name, address, language);
        wantMail.of(tenant, event, new Notice(sender, Kind.REFUSAL, false, true, refusal), from);
    }

    /** A proven, permanent bounce ends all mail to that address and tells the desk; a bounce itself is never answered. */
    public void bounced(TenantId tenant, UUID event, @Nullable Long number, String recipient, @Nullable String status) {
        var mailbox = recipient.strip().toLowerCase(java.util.Locale.ROOT);
        suppressed.add(tenant, mailbox, status == null ? "bounced" : "bounced " + status, clock.instant());
        if (number != null) {
            ringStaff.about(tenant, event, Kind.BOUNCED, number, mailbox);
        }
    }
}

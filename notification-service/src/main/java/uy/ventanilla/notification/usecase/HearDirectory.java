package uy.ventanilla.notification.usecase;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.notification.domain.Content.Invitation;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.notification.store.People;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.platform.messaging.NotYet;
import uy.ventanilla.platform.tenancy.TenantId;

/** Keeps our copies of tenants and people, and mails invitations. */
@Service
public class HearDirectory {
    private final Tenants tenants;
    private final People people;
    private final WantMail wantMail;
    private final Clock clock;

    HearDirectory(Tenants tenants, People people, WantMail wantMail, Clock clock) {
        this.tenants = tenants;
        this.people = people;
        this.wantMail = wantMail;
        this.clock = clock;
    }

    public void tenant(TenantId tenant, int version, Tenant copy) {
        tenants.keep(tenant, version, copy);
    }

    public void person(TenantId tenant, Person person, String role, long sequence) {
        people.keep(tenant, person, role, sequence);
    }

    /** An invitation that is over, heard again from an old topic, invites nobody. */
    public void invited(TenantId tenant, UUID event, Person person, Invitation invitation) {
        if (!invitation.expiresAt().isAfter(clock.instant())) {
            return;
        }
        var from =
                tenants.find(tenant).orElseThrow(() -> new NotYet("an invitation came before its tenant's blueprint"));
        wantMail.of(tenant, event, new Notice(person, Kind.INVITATION, false, true, invitation), from);
    }
}

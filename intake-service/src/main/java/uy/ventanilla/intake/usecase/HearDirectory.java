package uy.ventanilla.intake.usecase;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.form.Form;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.intake.domain.mail.MailboxRules;
import uy.ventanilla.intake.store.Files;
import uy.ventanilla.intake.store.Mails;
import uy.ventanilla.intake.store.People;
import uy.ventanilla.intake.store.Tenants;
import uy.ventanilla.platform.tenancy.TenantId;

/** Keeps tenants and people as identity-service says they are. Runs inside the transaction that hears. */
@Service
public class HearDirectory {
    private final Tenants tenants;
    private final People people;
    private final Mails mails;
    private final Files files;
    private final Clock clock;

    HearDirectory(Tenants tenants, People people, Mails mails, Files files, Clock clock) {
        this.tenants = tenants;
        this.people = people;
        this.mails = mails;
        this.files = files;
        this.clock = clock;
    }

    /** Keeps a blueprint; the first of its {@code mailboxes} is the one that mails to people come from. */
    public void applied(TenantId tenant, int version, String slug, List<MailboxRules> mailboxes, Form form) {
        tenants.keep(tenant, version, slug, mailboxes, form);
    }

    /** Forgets somebody, and with {@code sent} the files they sent. */
    public void erased(
            TenantId tenant, UUID person, String standInAddress, String standIn, boolean sent, long sequence) {
        people.erase(tenant, person, standInAddress, standIn, sequence);
        if (sent) {
            files.deleteOf(tenant, person);
        }
    }

    /** Keeps the person, and lets their waiting mails go on. */
    public void changed(TenantId tenant, KnownPerson person, long sequence) {
        mails.takeWaiting(tenant, person.address());
        people.hold(tenant, person.address());
        people.keep(tenant, person, sequence);
        mails.goOn(tenant, person.address(), clock.instant());
    }
}

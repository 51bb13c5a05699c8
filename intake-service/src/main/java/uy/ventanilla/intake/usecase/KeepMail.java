package uy.ventanilla.intake.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.store.Mailboxes;
import uy.ventanilla.intake.store.Mails;
import uy.ventanilla.intake.store.Tenants;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Keeps what the mailboxes hold: committed before the mailbox is told that it was read. */
@Service
public class KeepMail {
    private final TenantTransactions transactions;
    private final Tenants tenants;
    private final Mailboxes mailboxes;
    private final Mails mails;
    private final Clock clock;
    private final MailWork work;

    KeepMail(
            TenantTransactions transactions,
            Tenants tenants,
            Mailboxes mailboxes,
            Mails mails,
            Clock clock,
            MailWork work) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.clock = clock;
        this.work = work;
    }

    public List<Tenants.Mailbox> mailboxes() {
        return transactions.acrossTenants(tenants::mailboxes);
    }

    /** Takes or renews the right to read a mailbox; empty where another replica has it. */
    public Optional<Mailboxes.Place> lease(Tenants.Mailbox mailbox, UUID reader, Duration length) {
        return transactions.in(
                mailbox.tenant(), () -> mailboxes.lease(mailbox.tenant(), mailbox.address(), reader, length));
    }

    public void release(Tenants.Mailbox mailbox, UUID reader) {
        transactions.run(mailbox.tenant(), () -> mailboxes.release(mailbox.tenant(), mailbox.address(), reader));
    }

    /**
     * Keeps one mail and how far the mailbox has been read, in one transaction. When this returns, the mail is durable.
     *
     * @param renumbered whether the server counts anew, so that the mail may be an old one under a new number
     */
    public void keep(
            TenantId tenant,
            String mailbox,
            long uidValidity,
            long uid,
            byte[] raw,
            long size,
            boolean whole,
            boolean renumbered) {
        transactions.run(tenant, () -> {
            if (!renumbered || !mails.isKnown(tenant, mailbox, uidValidity, raw)) {
                mails.keep(tenant, new Mails.Arrival(mailbox, uidValidity, uid, raw, size, whole, clock.instant()));
            }
        });
        work.wake();
    }

    /** Remembers that everything up to {@code lastUid} is kept. */
    public void remember(TenantId tenant, String mailbox, long uidValidity, long lastUid) {
        transactions.run(tenant, () -> mailboxes.remember(tenant, mailbox, uidValidity, lastUid));
    }
}

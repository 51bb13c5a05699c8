package uy.ventanilla.intake.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import uy.ventanilla.intake.store.Mails;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Settles kept mails, of each tenant a few per round. A mail that fails is tried again later and then put aside with its
 * error; the others go on. A try counts before it is made, so that a mail over which the process dies is put aside too.
 * Where the database is away nothing counts as a failure: the round ends and is begun again.
 */
@Service
class WorkThroughMails {
    private static final Logger log = LoggerFactory.getLogger(WorkThroughMails.class);
    private static final int PER_TENANT = 10;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TenantTransactions transactions;
    private final Mails mails;
    private final SettleMail settle;
    private final Clock clock;
    private final MailSettings settings;

    WorkThroughMails(
            TenantTransactions transactions, Mails mails, SettleMail settle, Clock clock, MailSettings settings) {
        this.transactions = transactions;
        this.mails = mails;
        this.settle = settle;
        this.clock = clock;
        this.settings = settings;
    }

    /** One round; true where there may be more to do at once. */
    boolean round() {
        List<Mails.Due> due = transactions.acrossTenants(() -> mails.due(clock.instant(), PER_TENANT));
        for (var mail : due) {
            work(mail);
        }
        return !due.isEmpty();
    }

    private void work(Mails.Due mail) {
        var now = clock.instant();
        var begun = transactions.in(mail.tenant(), () -> mails.begin(mail.tenant(), mail.id(), now, now.plus(PAUSE)));
        if (begun.isEmpty()) {
            return;
        }
        int tries = begun.get();
        if (tries > settings.tries()) {
            putAside(mail, tries - 1, null);
            return;
        }
        try {
            settle.settle(mail.tenant(), mail.id());
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException e) {
            notCounted(mail, e);
            throw e;
        } catch (RuntimeException | Error e) {
            // an Error too: whatever one mail does, the loop must go on with the next
            if (tries == settings.tries()) {
                putAside(mail, tries, e);
            } else {
                transactions.run(mail.tenant(), () -> mails.failed(mail.tenant(), mail.id(), e.toString()));
                log.warn("mail failed, trying again tenant={} mail={}", mail.tenant(), mail.id(), e);
            }
        }
    }

    /** {@code why} is null where the process died of it. */
    private void putAside(Mails.Due mail, int tries, @Nullable Throwable why) {
        var ending = new Mails.Ending(Mails.Outcome.QUARANTINED, "failed", null, null);
        boolean done = transactions.in(mail.tenant(), () -> {
            mails.failed(mail.tenant(), mail.id(), why == null ? "the service ended while at it" : why.toString());
            return mails.settle(mail.tenant(), mail.id(), ending, clock.instant());
        });
        if (done) {
            log.error("mail put aside after {} tries tenant={} mail={}", tries, mail.tenant(), mail.id(), why);
        }
    }

    private void notCounted(Mails.Due mail, RuntimeException outage) {
        try {
            transactions.run(mail.tenant(), () -> mails.later(mail.tenant(), mail.id(), clock.instant()));
        } catch (RuntimeException e) {
            outage.addSuppressed(e); // the database is away: at worst one try of several is lost
        }
    }
}

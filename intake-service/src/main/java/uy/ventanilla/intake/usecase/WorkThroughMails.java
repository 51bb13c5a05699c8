package uy.ventanilla.intake.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
 * error; the others go on. Where the database is away nothing counts as a failure: the round ends and is begun again.
 */
@Service
class WorkThroughMails {
    private static final Logger log = LoggerFactory.getLogger(WorkThroughMails.class);
    private static final int PER_TENANT = 10;

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
            try {
                settle.settle(mail.tenant(), mail.id());
            } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                // an Error too: whatever one mail does, the loop must go on with the next
                failed(mail, e);
            }
        }
        return !due.isEmpty();
    }

    private void failed(Mails.Due mail, Throwable why) {
        var now = clock.instant();
        transactions.run(mail.tenant(), () -> {
            int tries = mails.failed(mail.tenant(), mail.id(), why.toString(), now.plus(Duration.ofSeconds(2)));
            if (tries >= settings.tries()) {
                mails.settle(
                        mail.tenant(),
                        mail.id(),
                        new Mails.Ending(Mails.Outcome.QUARANTINED, "failed", null, null),
                        now);
                log.error("mail put aside after {} tries tenant={} mail={}", tries, mail.tenant(), mail.id(), why);
            } else {
                log.warn("mail failed, trying again tenant={} mail={}", mail.tenant(), mail.id(), why);
            }
        });
    }
}

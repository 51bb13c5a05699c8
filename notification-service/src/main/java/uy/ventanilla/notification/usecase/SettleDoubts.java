package uy.ventanilla.notification.usecase;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uy.ventanilla.notification.mail.Receipts;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Settles the mails of which nobody knows whether the server took them, by the copy it kept for us. Until that is known
 * such a mail is neither sent nor sent again.
 */
@Component
class SettleDoubts {
    private static final Logger log = LoggerFactory.getLogger(SettleDoubts.class);
    private static final int BATCH = 50;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final TenantTransactions transactions;
    private final Deliveries deliveries;
    private final Receipts receipts;
    private final Clock clock;

    SettleDoubts(TenantTransactions transactions, Deliveries deliveries, Receipts receipts, Clock clock) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Whether a doubt can be settled at all; otherwise a doubtful mail is sent again, under the same Message-ID. */
    boolean can() {
        return receipts.kept();
    }

    void round() {
        var doubts = transactions.acrossTenants(() -> deliveries.doubts(BATCH, clock.instant(), receipts.within()));
        if (doubts.isEmpty()) {
            return;
        }
        try {
            var taken = receipts.among(
                    doubts.stream().map(doubt -> doubt.delivery().messageId()).toList());
            for (var doubt : doubts) {
                settle(doubt, taken.contains(doubt.delivery().messageId()));
            }
        } catch (MessagingException e) {
            log.warn("the mailbox of receipts cannot be asked now, doubts={}", doubts.size(), e);
            doubts.forEach(this::lookAgain);
        }
    }

    private void settle(Deliveries.Doubt doubt, boolean taken) {
        var delivery = doubt.delivery();
        if (taken) {
            transactions.run(delivery.tenant(), () -> deliveries.sent(delivery, clock.instant()));
            log.info("doubt settled, the mail was taken delivery={}", delivery.id());
        } else if (doubt.old()) {
            transactions.run(delivery.tenant(), () -> deliveries.queueAgain(delivery, clock.instant()));
            log.info("doubt settled, the mail was not taken delivery={}", delivery.id());
        } else {
            lookAgain(doubt);
        }
    }

    private void lookAgain(Deliveries.Doubt doubt) {
        var delivery = doubt.delivery();
        transactions.run(
                delivery.tenant(),
                () -> deliveries.doubtLater(delivery, clock.instant().plus(LOOK_AGAIN)));
    }
}

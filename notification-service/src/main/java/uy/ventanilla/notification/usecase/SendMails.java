package uy.ventanilla.notification.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uy.ventanilla.notification.domain.RetrySchedule;
import uy.ventanilla.notification.domain.RetrySchedule.Trouble;
import uy.ventanilla.notification.mail.Answer;
import uy.ventanilla.notification.mail.Mail;
import uy.ventanilla.notification.mail.MailLine;
import uy.ventanilla.notification.mail.MailServer;
import uy.ventanilla.notification.mail.MailSettings;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.notification.store.Delivery;
import uy.ventanilla.notification.store.Suppressed;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Hands queued mails to the mail server. Every step is a short transaction with nothing remote inside:
 *
 * <ol>
 *   <li>claim some due mails;
 *   <li>talk to the server up to, but not including, the final dot: until then it has taken nothing;
 *   <li>note that the dot is next, if the claim is still ours;
 *   <li>send the dot; the answer decides;
 *   <li>write the answer down and say {@code mail.sent} or {@code mail.failed}.
 * </ol>
 *
 * <p>A crash before step 3 leaves a mail that was certainly not taken, one after step 5 a mail that certainly was. In
 * between it is in doubt, which {@link SettleDoubts} settles; see {@code docs/decisions/never-the-same-mail-twice.md}.
 */
final class SendMails {
    private static final Logger log = LoggerFactory.getLogger(SendMails.class);
    private static final int BATCH = 20;
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final TenantTransactions transactions;
    private final Deliveries deliveries;
    private final Suppressed suppressed;
    private final Tenants tenants;
    private final ComposeMail composeMail;
    private final SettleDoubts settleDoubts;
    private final MailServer server;
    private final MailSettings settings;
    private final Clock clock;
    private final String place;
    private final String claimant;
    private final Deque<Settled> unwritten = new ArrayDeque<>();

    /** {@code place}: where this process runs; nobody else can run there, so an earlier claimant of it is dead. */
    SendMails(
            TenantTransactions transactions,
            Deliveries deliveries,
            Suppressed suppressed,
            Tenants tenants,
            ComposeMail composeMail,
            SettleDoubts settleDoubts,
            MailServer server,
            MailSettings settings,
            Clock clock,
            String place) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.suppressed = suppressed;
        this.tenants = tenants;
        this.composeMail = composeMail;
        this.settleDoubts = settleDoubts;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        this.place = place + "/";
        this.claimant = this.place + UUID.randomUUID();
    }

    private record Settled(Delivery delivery, Answer answer, Instant at) {}

    /** One round; {@code true} where there may be more. */
    boolean round() {
        writeDown(); // an answer the database could not take comes first: it must not become a doubt
        int laidBack = transactions.acrossTenants(() -> deliveries.layBack(place, settleDoubts.can(), clock.instant()));
        if (laidBack > 0) {
            log.warn("laid back unfinished mails count={}", laidBack);
        }
        if (settleDoubts.can()) {
            settleDoubts.round();
        }
        var claimed = transactions.acrossTenants(
                () -> deliveries.claim(claimant, BATCH, settings.claimFor(), clock.instant()));
        if (!claimed.isEmpty()) {
            send(claimed);
        }
        return claimed.size() == BATCH;
    }

    private void send(List<Delivery> claimed) {
        try (var line = server.line()) {
            boolean away = false;
            for (var delivery : claimed) {
                // one refused connection speaks for the whole batch
                var answer = away ? new Answer.Away("mail server away") : one(line, delivery);
                away = answer instanceof Answer.Away;
                unwritten.add(new Settled(delivery, answer, clock.instant()));
                writeDown();
            }
        }
    }

    private Answer one(MailLine line, Delivery delivery) {
        var tenant = transactions.reading(
                delivery.tenant(),
                () -> suppressed.has(delivery.tenant(), delivery.notice().to().mailbox())
                        ? null
                        : tenants.find(delivery.tenant()).orElseThrow());
        if (tenant == null) {
            return new Answer.Suppressed();
        }
        Mail mail;
        try {
            mail = composeMail.of(delivery, tenant, clock.instant());
        } catch (RuntimeException e) {
            // one mail that nobody can write must not stop the others
            log.error("mail cannot be written delivery={}", delivery.id(), e);
            return new Answer.Never("cannot be written", false);
        }
        return send(line, delivery, mail);
    }

    private Answer send(MailLine line, Delivery delivery, Mail mail) {
        var keep = settings.answerWithin().plus(MARGIN);
        return line.send(
                mail, () -> transactions.in(delivery.tenant(), () -> deliveries.hand(delivery, claimant, keep)));
    }

    private void writeDown() {
        for (var next = unwritten.peek(); next != null; next = unwritten.peek()) {
            var settled = next;
            transactions.run(settled.delivery().tenant(), () -> write(settled));
            unwritten.remove();
        }
    }

    private void write(Settled settled) {
        var delivery = settled.delivery();
        switch (settled.answer()) {
            case Answer.Taken _ -> {
                deliveries.sent(delivery, settled.at());
                log.atInfo()
                        .addKeyValue("ticket", delivery.number())
                        .log(
                                "mail sent delivery={} kind={}",
                                delivery.id(),
                                delivery.notice().kind().wireName());
            }
            case Answer.NotNow(var why) -> later(settled, Trouble.REFUSED_FOR_NOW, why, false);
            case Answer.Away(var why) -> later(settled, Trouble.AWAY, why, false);
            case Answer.Unknown(var why) -> {
                log.warn("nobody knows whether the mail was taken delivery={} why={}", delivery.id(), why);
                if (settleDoubts.can()) {
                    deliveries.doubt(delivery, claimant, settled.at(), why);
                } else {
                    later(settled, Trouble.REFUSED_FOR_NOW, why, true);
                }
            }
            case Answer.Never(var why, var noSuchMailbox) -> {
                if (noSuchMailbox) {
                    suppressed.add(delivery.tenant(), delivery.notice().to().mailbox(), "refused", settled.at());
                }
                deliveries.end(delivery, "failed", why, settled.at());
                log.warn("mail refused for good delivery={}", delivery.id());
            }
            case Answer.Suppressed _ -> deliveries.end(delivery, "suppressed", "address suppressed", settled.at());
            case Answer.Withdrawn _ -> log.warn("mail withdrawn, its claim had run out delivery={}", delivery.id());
        }
    }

    private void later(Settled settled, Trouble trouble, String why, boolean doubtful) {
        var delivery = settled.delivery();
        var spread = ThreadLocalRandom.current().nextDouble();
        RetrySchedule.next(trouble, delivery.attempts(), spread, delivery.wantedAt(), settled.at())
                .ifPresentOrElse(
                        next -> deliveries.defer(delivery, claimant, next, why, doubtful),
                        () -> deliveries.end(delivery, "failed", "given up: " + why, settled.at()));
    }
}

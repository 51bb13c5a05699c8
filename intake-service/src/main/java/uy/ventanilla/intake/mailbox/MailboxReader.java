package uy.ventanilla.intake.mailbox;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uy.ventanilla.intake.store.Tenants.Mailbox;
import uy.ventanilla.intake.usecase.KeepMail;
import uy.ventanilla.intake.usecase.MailSettings;

/**
 * Reads one mailbox for as long as it holds its lease: connects, keeps what is there, idles, looks again. A mail server or
 * a database that is away, a password that is wrong, a mailbox that does not exist yet: all are waited out.
 */
final class MailboxReader {
    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final Mailbox mailbox;
    private final UUID replica;
    private final KeepMail keep;
    private final MailSettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<Long, Integer> failures = new HashMap<>();

    private MailboxReader(Mailbox mailbox, UUID replica, KeepMail keep, MailSettings settings) {
        this.mailbox = mailbox;
        this.replica = replica;
        this.keep = keep;
        this.settings = settings;
    }

    static MailboxReader start(Mailbox mailbox, UUID replica, KeepMail keep, MailSettings settings) {
        var reader = new MailboxReader(mailbox, replica, keep, settings);
        Thread.ofVirtual().name("mailbox-" + mailbox.tenant()).start(reader::run);
        return reader;
    }

    void stop() {
        stopped.countDown();
    }

    void join() {
        try {
            if (!ended.await(5, TimeUnit.SECONDS)) {
                log.warn("mailbox still busy while stopping tenant={}", mailbox.tenant());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failed = 0;
        while (!isStopped()) {
            try {
                if (keep.lease(mailbox, replica, LEASE).isPresent()) {
                    read();
                }
                failed = 0;
                rest(settings.imap().lookEvery());
            } catch (MessagingException | RuntimeException | Error e) {
                failed++;
                if (failed == 3) {
                    log.warn(
                            "mailbox cannot be read for now, trying on tenant={} reason={}",
                            mailbox.tenant(),
                            e.toString());
                }
                var doubled = Duration.ofMillis(250).multipliedBy(1L << Math.min(failed, 6));
                rest(doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled);
            }
        }
        release();
        ended.countDown();
    }

    private void read() throws MessagingException {
        try (var open = OpenMailbox.connect(mailbox, settings)) {
            boolean first = true;
            while (!isStopped()) {
                var place = keep.lease(mailbox, replica, LEASE);
                if (place.isEmpty()) {
                    return;
                }
                open.take(place.get(), first, keep, failures);
                first = false;
                open.waitForNews(settings.imap().lookEvery(), stopped);
            }
        }
    }

    private void release() {
        try {
            keep.release(mailbox, replica);
        } catch (RuntimeException e) {
            log.debug("the lease ends by itself tenant={}", mailbox.tenant(), e);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void rest(Duration duration) {
        try {
            boolean stop = stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            log.trace("rested stop={}", stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}

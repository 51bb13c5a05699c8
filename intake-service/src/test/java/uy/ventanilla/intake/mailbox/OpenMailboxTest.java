package uy.ventanilla.intake.mailbox;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import uy.ventanilla.intake.store.Tenants.Mailbox;
import uy.ventanilla.intake.usecase.MailSettings;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.testkit.Servers;

class OpenMailboxTest {
    private static final Duration WELL_BELOW_THE_SOCKETS_TIMEOUT = Duration.ofSeconds(10);

    @Test
    void a_stop_just_after_the_servers_last_word_ends_the_waiting() {
        var mail = Servers.shared().mail();
        var imap =
                new MailSettings.Imap(mail.imapHost(), mail.imapPort(), "any is right", false, Duration.ofMinutes(1));
        var settings = new MailSettings(imap, 1_000_000, 3, Duration.ofMinutes(10), Duration.ofDays(3));
        var address = UUID.randomUUID() + "@desk.example";
        var stopped = new CountDownLatch(1);
        stopped.countDown();
        assertTimeoutPreemptively(WELL_BELOW_THE_SOCKETS_TIMEOUT, () -> {
            try (var open = OpenMailbox.connect(new Mailbox(new TenantId(UUID.randomUUID()), address), settings)) {
                open.waitForNews(Duration.ofMinutes(1), stopped);
            }
        });
    }
}

package uy.ventanilla.notification.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import uy.ventanilla.contracts.MessageAdded;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.notification.Desk;
import uy.ventanilla.notification.NotificationServiceTest;
import uy.ventanilla.notification.Story;
import uy.ventanilla.notification.domain.DeliveryReport;
import uy.ventanilla.notification.mail.FlakyLine;
import uy.ventanilla.notification.mail.MailServer;
import uy.ventanilla.notification.mail.MailSettings;
import uy.ventanilla.notification.mail.Receipts;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.notification.store.Delivery;
import uy.ventanilla.notification.store.Suppressed;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.MovableClock;
import uy.ventanilla.testkit.Servers;

/** What outages and crashes do to a mail: it arrives, and it arrives once. The test turns the sender by hand. */
@NotificationServiceTest
class SendMailsTest {
    private static final String HERE = "here:8105";

    private final Story story = new Story();
    private final MovableClock clock = MovableClock.at(Clock.systemUTC().instant());

    @Autowired
    private Desk desk;

    @Autowired
    @Qualifier("mailLoop")
    private DueLoop mailLoop;

    @Autowired
    private TenantTransactions transactions;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Suppressed suppressed;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ComposeMail composeMail;

    @Autowired
    private ReadDeliveries readDeliveries;

    @BeforeEach
    void a_reply_to_ana_is_queued() {
        mailLoop.stop();
        desk.opens(story);
        desk.says(
                story,
                "ticket",
                new MessageAdded(
                        story.ticket(UUID.randomUUID(), "en-proceso", Phase.ACTIVE, true, 2),
                        story.agent(),
                        Story.NOON,
                        story.says(story.agent(), "Estamos en eso.")));
        Await.until("a mail is wanted", () -> reports().size() == 1);
        clock.set(Clock.systemUTC().instant().plusSeconds(5));
    }

    @AfterEach
    void the_service_sends_by_itself_again() {
        mailLoop.start();
    }

    @Test
    void a_mail_waits_for_a_server_that_is_away_and_then_goes_once() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        sender(port, false, HERE).round();
        assertThat(report().state()).isEqualTo("deferred");

        var sender = sender(Servers.shared().mail().smtpPort(), false, HERE);
        sender.round();
        assertThat(report().state()).isEqualTo("deferred"); // not yet
        clock.advance(Duration.ofSeconds(3));
        sender.round();
        sender.round();
        assertThat(report().state()).isEqualTo("sent");
        assertThat(report().attempts()).isEqualTo(2);
        assertThat(desk.mails(story.ana.address())).hasSize(1);
    }

    @Test
    void a_mail_claimed_by_a_process_that_died_before_its_end_is_simply_sent() {
        claim(HERE + "/dead", Duration.ofHours(1));
        var elsewhere = sender(Servers.shared().mail().smtpPort(), false, "elsewhere:8105");
        elsewhere.round();
        assertThat(report().state()).isEqualTo("sending"); // others wait until its time is over
        sender(Servers.shared().mail().smtpPort(), false, HERE).round(); // its successor knows that it is dead
        assertThat(report().state()).isEqualTo("sent");
        assertThat(report().doubts()).isZero();
        assertThat(desk.mails(story.ana.address())).hasSize(1);
    }

    @Test
    void whoever_lost_its_claim_may_not_send_the_end() {
        var claimed = claim("slow:1/x", Duration.ZERO);
        sender(Servers.shared().mail().smtpPort(), false, HERE).round();
        assertThat(report().state()).isEqualTo("sent");
        assertThat(hand(claimed, "slow:1/x")).isFalse();
        assertThat(desk.mails(story.ana.address())).hasSize(1);
    }

    @Test
    void a_mail_in_doubt_that_the_server_took_is_not_sent_again() throws IOException {
        var mail = Servers.shared().mail();
        try (var line = new FlakyLine(mail.smtpHost(), mail.smtpPort())) {
            line.swallowAnswers(true);
            sender(line.port(), true, HERE).round();
            assertThat(report().state()).isEqualTo("doubtful");
            assertThat(desk.mails(story.ana.address())).hasSize(1);

            line.swallowAnswers(false);
            var successor = sender(line.port(), true, HERE);
            successor.round();
            successor.round();
            assertThat(report().state()).isEqualTo("sent");
            assertThat(report().doubts()).isEqualTo(1);
        }
        assertThat(desk.mails(story.ana.address())).hasSize(1);
        Await.until("it is said that it was sent", () -> desk.said(story).size() == 1);
    }

    @Test
    void a_mail_in_doubt_that_the_server_never_had_is_sent() {
        var claimed = claim(HERE + "/dead", Duration.ofHours(1));
        assertThat(hand(claimed, HERE + "/dead")).isTrue(); // and then it died
        var successor = sender(Servers.shared().mail().smtpPort(), true, HERE);
        successor.round();
        successor.round();
        assertThat(report().state()).isEqualTo("sent");
        assertThat(report().doubts()).isEqualTo(1);
        assertThat(desk.mails(story.ana.address())).hasSize(1);
    }

    @Test
    void without_receipts_a_mail_in_doubt_is_sent_again_under_the_same_id() throws Exception {
        var mail = Servers.shared().mail();
        try (var line = new FlakyLine(mail.smtpHost(), mail.smtpPort())) {
            line.swallowAnswers(true);
            sender(line.port(), false, HERE).round();
            assertThat(report().state()).isEqualTo("deferred");
            line.swallowAnswers(false);
            clock.advance(Duration.ofMinutes(2));
            sender(line.port(), false, HERE).round();
        }
        assertThat(report().state()).isEqualTo("sent");
        var mails = desk.mails(story.ana.address());
        assertThat(mails).hasSize(2);
        assertThat(mails.getFirst().getMessageID()).isEqualTo(mails.getLast().getMessageID());
    }

    private Delivery claim(String claimant, Duration keep) {
        return transactions
                .acrossTenants(() -> deliveries.claim(claimant, 10, keep, clock.instant()))
                .getFirst();
    }

    private boolean hand(Delivery delivery, String claimant) {
        return transactions.in(delivery.tenant(), () -> deliveries.hand(delivery, claimant, Duration.ofHours(1)));
    }

    private SendMails sender(int port, boolean receipts, String place) {
        var mail = Servers.shared().mail();
        var copies = "acuses@" + story.slug + ".example";
        var settings = new MailSettings(
                new MailSettings.Smtp("127.0.0.1", port, null, null),
                new MailSettings.Receipts(
                        receipts ? copies : "", mail.imapHost(), mail.imapPort(), copies, copies, Duration.ZERO),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMillis(50));
        var doubts = new SettleDoubts(transactions, deliveries, new Receipts(settings), clock);
        return new SendMails(
                transactions,
                deliveries,
                suppressed,
                tenants,
                composeMail,
                doubts,
                new MailServer(settings),
                settings,
                clock,
                place);
    }

    private DeliveryReport report() {
        return reports().getFirst();
    }

    private List<DeliveryReport> reports() {
        return readDeliveries.of(new TenantId(story.tenant), 17);
    }
}

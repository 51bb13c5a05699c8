package uy.ventanilla.notification.usecase;

import jakarta.mail.MessagingException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.notification.mail.MailServer;
import uy.ventanilla.notification.mail.MailSettings;
import uy.ventanilla.notification.mail.Receipts;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.notification.store.Suppressed;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** The loops that send, and that tidy up after it. */
@Configuration(proxyBeanMethods = false)
class SendingBeans {
    private static final Logger log = LoggerFactory.getLogger(SendingBeans.class);

    @Bean
    DueLoop mailLoop(
            TenantTransactions transactions,
            Deliveries deliveries,
            Suppressed suppressed,
            Tenants tenants,
            ComposeMail composeMail,
            SettleDoubts settleDoubts,
            MailServer server,
            MailSettings settings,
            Clock clock,
            @Value("${server.port}") String port)
            throws UnknownHostException {
        // The web server takes the port before loops start, so whoever claimed mails here earlier is gone.
        var place = InetAddress.getLocalHost().getHostName() + ":" + port;
        var sender = new SendMails(
                transactions,
                deliveries,
                suppressed,
                tenants,
                composeMail,
                settleDoubts,
                server,
                settings,
                clock,
                place);
        return new DueLoop("mail-sender", settings.lookEvery(), sender::round);
    }

    @Bean
    DueLoop receiptsLoop(Receipts receipts) {
        return new DueLoop("receipts", Duration.ofHours(1), () -> {
            if (receipts.kept()) {
                try {
                    receipts.tidy();
                } catch (MessagingException e) {
                    log.warn("receipts could not be tidied, trying again in an hour", e);
                }
            }
            return false;
        });
    }
}

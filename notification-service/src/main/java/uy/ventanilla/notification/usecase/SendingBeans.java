package uy.ventanilla.notification.usecase;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.notification.mail.MailServer;
import uy.ventanilla.notification.mail.MailSettings;
import uy.ventanilla.notification.store.Deliveries;
import uy.ventanilla.notification.store.Suppressed;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** The loop that sends. */
@Configuration(proxyBeanMethods = false)
class SendingBeans {
    @Bean
    DueLoop mailLoop(
            TenantTransactions transactions,
            Deliveries deliveries,
            Suppressed suppressed,
            Tenants tenants,
            ComposeMail composeMail,
            MailServer server,
            MailSettings settings,
            Clock clock,
            @Value("${server.port}") String port)
            throws UnknownHostException {
        // The web server takes the port before loops start, so whoever claimed mails here earlier is gone.
        var place = InetAddress.getLocalHost().getHostName() + ":" + port;
        var sender = new SendMails(
                transactions, deliveries, suppressed, tenants, composeMail, server, settings, clock, place);
        return new DueLoop("mail-sender", settings.lookEvery(), sender::round);
    }
}

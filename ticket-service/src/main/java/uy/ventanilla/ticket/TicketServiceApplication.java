package uy.ventanilla.ticket;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import uy.ventanilla.platform.clock.ClockBeans;
import uy.ventanilla.platform.export.ExportBeans;
import uy.ventanilla.platform.messaging.MessagingBeans;
import uy.ventanilla.platform.seal.SealBeans;
import uy.ventanilla.platform.tenancy.TenancyBeans;
import uy.ventanilla.platform.tenancy.TenantsEndpoint;
import uy.ventanilla.platform.web.WebBeans;
import uy.ventanilla.ticket.domain.TicketLifecycle;

/** Ticket-service: tickets, their workflow and their conversation. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({
    ClockBeans.class,
    TenancyBeans.class,
    MessagingBeans.class,
    WebBeans.class,
    SealBeans.class,
    TenantsEndpoint.class,
    ExportBeans.class
})
public class TicketServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(TicketServiceApplication.class, arguments);
    }

    @Bean
    TicketLifecycle ticketLifecycle() {
        return new TicketLifecycle();
    }
}

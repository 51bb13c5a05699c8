package uy.ventanilla.slatimer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import uy.ventanilla.platform.clock.ClockBeans;
import uy.ventanilla.platform.export.ExportBeans;
import uy.ventanilla.platform.messaging.MessagingBeans;
import uy.ventanilla.platform.tenancy.TenancyBeans;
import uy.ventanilla.platform.tenancy.TenantsEndpoint;
import uy.ventanilla.platform.web.WebBeans;

/** Knows when: business time, targets, deadlines, and the timers that ring. */
@SpringBootApplication
@Import({
    ClockBeans.class,
    TenancyBeans.class,
    MessagingBeans.class,
    WebBeans.class,
    TenantsEndpoint.class,
    ExportBeans.class
})
public class SlaTimerApplication {
    static void main(String[] arguments) {
        SpringApplication.run(SlaTimerApplication.class, arguments);
    }
}

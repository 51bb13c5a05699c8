package uy.ventanilla.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import uy.ventanilla.platform.clock.ClockBeans;
import uy.ventanilla.platform.export.ExporterBeans;
import uy.ventanilla.platform.messaging.MessagingBeans;
import uy.ventanilla.platform.seal.SealBeans;
import uy.ventanilla.platform.tenancy.TenancyBeans;
import uy.ventanilla.platform.web.WebBeans;

/** Tenants and their blueprints, organisations, people, sign-in and tokens. */
@SpringBootApplication
@Import({
    ClockBeans.class,
    TenancyBeans.class,
    MessagingBeans.class,
    WebBeans.class,
    SealBeans.class,
    ExporterBeans.class
})
public class IdentityServiceApplication {
    public static void main(String[] args) {
        SpringApplication.run(IdentityServiceApplication.class, args);
    }
}

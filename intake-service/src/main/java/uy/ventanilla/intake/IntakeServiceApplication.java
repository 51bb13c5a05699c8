package uy.ventanilla.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import uy.ventanilla.platform.clock.ClockBeans;
import uy.ventanilla.platform.export.ExportBeans;
import uy.ventanilla.platform.messaging.MessagingBeans;
import uy.ventanilla.platform.seal.SealBeans;
import uy.ventanilla.platform.tenancy.TenancyBeans;
import uy.ventanilla.platform.tenancy.TenantsEndpoint;
import uy.ventanilla.platform.web.WebBeans;

/** The doors of the platform. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({
    ClockBeans.class,
    TenancyBeans.class,
    MessagingBeans.class,
    SealBeans.class,
    WebBeans.class,
    TenantsEndpoint.class,
    ExportBeans.class
})
public class IntakeServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(IntakeServiceApplication.class, arguments);
    }
}

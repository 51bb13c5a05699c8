package uy.ventanilla.knowledge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import uy.ventanilla.platform.clock.ClockBeans;
import uy.ventanilla.platform.export.ExportBeans;
import uy.ventanilla.platform.messaging.MessagingBeans;
import uy.ventanilla.platform.tenancy.TenancyBeans;
import uy.ventanilla.platform.tenancy.TenantsEndpoint;
import uy.ventanilla.platform.web.WebBeans;

/** Articles of all tenants: rows are the truth, Elasticsearch is a copy of them that can be made again at any time. */
@SpringBootApplication
@Import({
    ClockBeans.class,
    TenancyBeans.class,
    MessagingBeans.class,
    WebBeans.class,
    TenantsEndpoint.class,
    ExportBeans.class
})
public class KnowledgeServiceApplication {
    public static void main(String[] args) {
        SpringApplication.run(KnowledgeServiceApplication.class, args);
    }
}

package uy.ventanilla.platform.export;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** The exporter of a service that has an {@link Export} and doors of its own to it. */
@Configuration(proxyBeanMethods = false)
public class ExporterBeans {
    @Bean
    ExportFolder exportFolder(
            @Value("${spring.application.name}") String name, @Value("${server.port:0}") String port) {
        return new ExportFolder(name, port);
    }

    @Bean
    Exporter exporter(Export export, JdbcClient jdbc, TenantTransactions transactions) {
        return new Exporter(export, jdbc, transactions);
    }
}

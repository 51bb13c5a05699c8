package uy.ventanilla.platform.export;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** The exporter of a service that has an {@link Export} and doors of its own to it. */
@Configuration(proxyBeanMethods = false)
public class ExporterBeans {
    @Bean
    Exporter exporter(Export export, JdbcClient jdbc, TenantTransactions transactions) {
        return new Exporter(export, jdbc, transactions);
    }
}

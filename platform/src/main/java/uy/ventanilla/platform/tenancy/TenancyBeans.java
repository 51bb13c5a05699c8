package uy.ventanilla.platform.tenancy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Transactions that name their tenant. */
@Configuration(proxyBeanMethods = false)
public class TenancyBeans {
    @Bean
    TenantTransactions tenantTransactions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new TenantTransactions(jdbc, transactions);
    }
}

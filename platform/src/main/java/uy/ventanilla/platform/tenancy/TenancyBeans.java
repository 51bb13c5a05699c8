package uy.ventanilla.platform.tenancy;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.platform.loop.DueLoop;

/** Transactions that name their tenant, and what is heard of how tenants stand. */
@Configuration(proxyBeanMethods = false)
public class TenancyBeans {
    @Bean
    TenantTransactions tenantTransactions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new TenantTransactions(jdbc, transactions);
    }

    @Bean
    Standings standings(JdbcClient jdbc, JsonMapper json) {
        return new Standings(jdbc, json);
    }

    /** {@code settle} must be longer than any request or transaction takes. */
    @Bean
    DueLoop erasureLoop(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Standings standings,
            ObjectProvider<Belongings> belongings,
            @Value("${ventanilla.erasure.look-every:5s}") Duration lookEvery,
            @Value("${ventanilla.erasure.settle:60s}") Duration settle) {
        var erasure =
                new Erasure(jdbc, transactions, standings, belongings.stream().toList(), settle);
        return new DueLoop("tenant-erasure", lookEvery, erasure::round);
    }
}

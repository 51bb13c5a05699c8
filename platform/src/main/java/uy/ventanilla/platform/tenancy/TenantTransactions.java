package uy.ventanilla.platform.tenancy;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that belong to one tenant. The database is told whose transaction it is before the first query, and its
 * row-level security shows no other tenant's rows; a query outside of these methods sees nothing at all.
 *
 * <p>Nothing remote (Kafka, SMTP, HTTP, Elasticsearch) belongs inside: say it through the outbox.
 */
public class TenantTransactions {
    private final JdbcClient jdbc;
    private final TransactionTemplate write;
    private final TransactionTemplate read;

    public TenantTransactions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.write = new TransactionTemplate(transactions);
        this.read = new TransactionTemplate(transactions);
        this.read.setReadOnly(true);
    }

    /** Runs {@code work} in a transaction of {@code tenant} and commits; any exception rolls back and is passed on. */
    public <T extends @Nullable Object> T in(TenantId tenant, Supplier<T> work) {
        return of(write, tenant, work);
    }

    /** As {@link #in}, for work without a result. */
    public void run(TenantId tenant, Runnable work) {
        of(write, tenant, () -> {
            work.run();
            return true;
        });
    }

    /** As {@link #in}, for reading only. */
    public <T extends @Nullable Object> T reading(TenantId tenant, Supplier<T> work) {
        return of(read, tenant, work);
    }

    /**
     * Runs {@code work} in a transaction that may see the worker tables (outbox, timers, deliveries, ...) of all tenants,
     * and only these. For loops that serve every tenant; the rest of a tenant's data needs {@link #in}.
     */
    public <T extends @Nullable Object> T acrossTenants(Supplier<T> work) {
        refuseNesting();
        return write.execute(_ -> {
            tell("app.worker", "on");
            return work.get();
        });
    }

    private <T extends @Nullable Object> T of(TransactionTemplate template, TenantId tenant, Supplier<T> work) {
        refuseNesting();
        try (var _ = MDC.putCloseable("tenant", tenant.toString())) {
            return template.execute(_ -> {
                tell("app.tenant", tenant.toString());
                return work.get();
            });
        }
    }

    private void tell(String setting, String value) {
        // true: until the end of this transaction, so that a pooled connection carries nothing over
        jdbc.sql("select set_config(:setting, :value, true)")
                .param("setting", setting)
                .param("value", value)
                .query(String.class)
                .single();
    }

    private static void refuseNesting() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("already in a transaction: pass the work in, do not open a second one");
        }
    }
}

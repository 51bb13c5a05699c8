package uy.ventanilla.ticket.usecase;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.ticket.store.Redactions;

/** Takes forgotten people out of their tickets, one ticket a transaction, so that nobody waits for somebody with many. */
@Configuration(proxyBeanMethods = false)
class RedactTickets {
    private static final Logger log = LoggerFactory.getLogger(RedactTickets.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int BATCH = 100;

    @Bean
    DueLoop redactionLoop(Redactions redactions, TenantTransactions transactions, Clock clock) {
        return new DueLoop("redaction", LOOK_EVERY, () -> {
            var due = transactions.acrossTenants(() -> redactions.due(BATCH));
            int done = 0;
            for (var one : due) {
                try {
                    transactions.run(one.tenant(), () -> redactions.redact(one, clock.instant()));
                    done++;
                } catch (RuntimeException e) {
                    // one ticket that resists must not keep the others; it is looked at again
                    log.error("not redacted ticket={} tenant={}", one.ticket(), one.tenant(), e);
                }
            }
            return done == BATCH;
        });
    }
}

package uy.ventanilla.slatimer.usecase;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.slatimer.store.Timers;

/**
 * Rings what has fallen due, ten looks a second. The look asks the database by the business clock instead of sleeping
 * until the next due time, so a restart, a second replica and a moved clock all need nothing of their own.
 */
@Configuration(proxyBeanMethods = false)
class RingDue {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int BATCH = 500;

    @Bean
    DueLoop timerLoop(Timers timers, TenantTransactions transactions, Clock clock) {
        return new DueLoop(
                "timers",
                LOOK_EVERY,
                () -> transactions.acrossTenants(() -> timers.ring(clock.instant(), BATCH)) == BATCH);
    }
}

package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.identity.store.signin.LinkedAccounts;
import uy.ventanilla.identity.store.signin.SecondFactors;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Forgets sign-ins and authorizations that have run out, tenant by tenant. */
@Configuration(proxyBeanMethods = false)
class SweepSignIns {
    private static final Duration PAUSE = Duration.ofMinutes(30);

    @Bean
    DueLoop signInSweep(
            TenantRegister register,
            SignIns signIns,
            LinkedAccounts accounts,
            SecondFactors factors,
            TenantTransactions transactions,
            Clock clock) {
        return new DueLoop("sign-in-sweep", PAUSE, () -> {
            for (var entry : register.all()) {
                transactions.run(entry.tenant(), () -> {
                    signIns.sweep(entry.tenant(), clock.instant());
                    accounts.sweep(entry.tenant(), clock.instant());
                    factors.sweep(entry.tenant(), clock.instant());
                });
            }
            return false;
        });
    }
}

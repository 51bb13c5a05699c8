package uy.ventanilla.identity.usecase;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.loop.DueLoop;

/** Looks once a minute whether it is time for another signing key. */
@Configuration(proxyBeanMethods = false)
class TendSigningKeys {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Bean
    DueLoop signingKeyTurns(KeepSigningKeys keys) {
        return new DueLoop("signing-keys", PAUSE, () -> {
            keys.tend();
            return false;
        });
    }
}

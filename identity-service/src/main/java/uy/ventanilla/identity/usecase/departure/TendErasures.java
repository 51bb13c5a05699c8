package uy.ventanilla.identity.usecase.departure;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.loop.DueLoop;

/** Looks every now and then whose time has come, and who has been forgotten everywhere. */
@Configuration(proxyBeanMethods = false)
class TendErasures {
    @Bean
    DueLoop erasureRounds(EraseTenants erase, @Value("${ventanilla.erasure.look-every:5s}") Duration lookEvery) {
        return new DueLoop("erasures", lookEvery, () -> {
            erase.round();
            return false;
        });
    }
}

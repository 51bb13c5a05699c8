package uy.ventanilla.identity;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import uy.ventanilla.testkit.MovableClock;

/** Time stands still until a story moves it. */
@TestConfiguration(proxyBeanMethods = false)
class StoryClock {
    @Bean
    @Primary
    MovableClock movableClock() {
        return MovableClock.at(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    }
}

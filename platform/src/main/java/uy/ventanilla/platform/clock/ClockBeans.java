package uy.ventanilla.platform.clock;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service's clock: the machine's, unless {@code ventanilla.clock.offset-file} names a file to move it by. */
@Configuration(proxyBeanMethods = false)
public class ClockBeans {
    @Bean
    Clock clock(@Value("${ventanilla.clock.offset-file:}") String offsetFile) {
        return offsetFile.isBlank() ? Clock.systemUTC() : new OffsetClock(Path.of(offsetFile), Clock.systemUTC());
    }
}

package uy.ventanilla.platform.seal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The seal made with {@code ventanilla.secret}, which all services of an installation share. */
@Configuration(proxyBeanMethods = false)
public class SealBeans {
    @Bean
    Seal seal(@Value("${ventanilla.secret}") String secret) {
        return new Seal(secret);
    }
}

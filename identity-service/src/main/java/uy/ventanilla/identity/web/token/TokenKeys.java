package uy.ventanilla.identity.web.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import uy.ventanilla.identity.usecase.KeepSigningKeys;

/** The keys of tokens: all are published, the first of them signs. */
@Configuration(proxyBeanMethods = false)
class TokenKeys {
    @Bean
    JWKSource<SecurityContext> signingKeySet(KeepSigningKeys keys) {
        return (selector, _) -> selector.select(keys.all());
    }

    @Bean
    JwtEncoder tokenEncoder(JWKSource<SecurityContext> keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    /** Checks our own tokens with the keys at hand; the other services fetch them from {@code /oauth2/jwks}. */
    @Bean
    @Primary
    JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys).build();
    }
}

package uy.ventanilla.identity.web.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;

/** How the pages' chain signs in by providers. Of a type of its own: Spring gives every chain each bean that is a Customizer. */
@FunctionalInterface
public interface ProviderLogin {
    void customize(OAuth2LoginConfigurer<HttpSecurity> login);
}

package uy.ventanilla.identity.web.token;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import uy.ventanilla.identity.web.signin.SignInCookie;

/**
 * The authorization server's endpoints: {@code /oauth2/**}, {@code /.well-known/**}. Every host is an issuer of its own, by the
 * name the browser knows it by.
 */
@Configuration(proxyBeanMethods = false)
class TokenServer {
    private static final AuthenticationConverter CLIENT_CREDENTIALS =
            new OAuth2ClientCredentialsAuthenticationConverter();

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoints(HttpSecurity http, SignInCookie signIns) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(Customizer.withDefaults())
                    .clientAuthentication(clients -> clients.authenticationProviders(
                            providers -> providers.forEach(TokenServer::checkSecretsByTheirHash)))
                    .tokenEndpoint(
                            tokens -> tokens.accessTokenRequestConverter(TokenServer::withAllScopesWhereNoneIsNamed));
        });
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(signIns))
                .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .multipleIssuersAllowed(true)
                .build();
    }

    /** Lets the authorization server forget its note of a browser when the container does. */
    @Bean
    HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }

    /** A program that names no scope means all of its own (RFC 6749 §3.3): without any its token would be good for nothing. */
    private static @Nullable Authentication withAllScopesWhereNoneIsNamed(HttpServletRequest request) {
        return CLIENT_CREDENTIALS.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked
                        && asked.getScopes().isEmpty()
                        && asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken program
                        && program.getRegisteredClient() != null
                ? new OAuth2ClientCredentialsAuthenticationToken(
                        program, program.getRegisteredClient().getScopes(), asked.getAdditionalParameters())
                : null; // what else is asked the server's own converters understand
    }

    private static void checkSecretsByTheirHash(AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new ClientSecrets());
        }
    }
}

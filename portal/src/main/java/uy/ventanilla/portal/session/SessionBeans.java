package uy.ventanilla.portal.session;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** How the portal talks to identity behind the browser's back: through the gateway, by the tenant's host. */
@Configuration(proxyBeanMethods = false)
class SessionBeans {
    private static final ClientHttpRequestInterceptor TO_THIS_TENANT = (request, body, execution) -> {
        request.getHeaders().set(HttpHeaders.HOST, TenantRegistrations.here().authority());
        return execution.execute(request, body);
    };

    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    RestClientAuthorizationCodeTokenResponseClient codes() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(tokens());
        return client;
    }

    @Bean
    OAuth2AuthorizedClientManager authorizedClientManager(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientRepository clients) {
        var refresh = new RestClientRefreshTokenTokenResponseClient();
        refresh.setRestClient(tokens());
        var manager = new DefaultOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .refreshToken(token -> token.accessTokenResponseClient(refresh).clockSkew(Duration.ofSeconds(20)))
                .build());
        return manager;
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        var keys = new RestTemplate(requests());
        keys.setInterceptors(List.of(TO_THIS_TENANT));
        return registration -> {
            var jwks = registration.getProviderDetails().getJwkSetUri();
            if (jwks == null) {
                throw new IllegalArgumentException("a registration without keys: " + registration.getRegistrationId());
            }
            var decoder =
                    NimbusJwtDecoder.withJwkSetUri(jwks).restOperations(keys).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            return decoder;
        };
    }

    private static RestClient tokens() {
        return RestClient.builder()
                .requestFactory(requests())
                .requestInterceptor(TO_THIS_TENANT)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private static JdkClientHttpRequestFactory requests() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build());
        requests.setReadTimeout(Duration.ofSeconds(10));
        return requests;
    }
}

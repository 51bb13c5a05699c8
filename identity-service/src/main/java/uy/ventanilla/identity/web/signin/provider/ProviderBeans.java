package uy.ventanilla.identity.web.signin.provider;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import uy.ventanilla.identity.web.signin.ProviderLogin;

/** Spring Security's login by a provider, told about tenants at its seams, patient for seconds and keeping nothing of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderBeans {
    @Bean
    ProviderLogin providerSignIn(Registrations registrations, AskedCookie asked, ProviderArrival arrival) {
        return login -> login.loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new Forgetful())
                // ProviderPages asks the provider, since it can say why that failed
                .authorizationEndpoint(endpoint ->
                        endpoint.authorizationRequestResolver(new Nowhere()).authorizationRequestRepository(asked))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(Registrations.BACK + "/*"))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codes()))
                .userInfoEndpoint(endpoint -> endpoint.userService(users()).oidcUserService(oidcUsers()))
                .successHandler(arrival)
                .failureHandler((_, response, _) -> response.sendRedirect("/login?provider"));
    }

    /** One for each provider and client, where Spring's own keeps one for each id: the same id is another's at another tenant. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        record Client(String keys, String issuer, String id) {}
        var decoders = new ConcurrentHashMap<Client, JwtDecoder>();
        return registration -> {
            var details = registration.getProviderDetails();
            var keys = details.getJwkSetUri();
            if (keys == null) {
                throw new IllegalArgumentException("no keys: " + registration.getRegistrationId());
            }
            var client = new Client(keys, String.valueOf(details.getIssuerUri()), registration.getClientId());
            return decoders.computeIfAbsent(client, _ -> {
                var decoder = PublishedKeys.decoder(keys);
                decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
                return decoder;
            });
        };
    }

    private static RestClientAuthorizationCodeTokenResponseClient codes() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static DefaultOAuth2UserService users() {
        var users = new DefaultOAuth2UserService();
        users.setRestOperations(new RestTemplate(requests()));
        return users;
    }

    private static OidcUserService oidcUsers() {
        var users = new OidcUserService();
        users.setOauth2UserService(users());
        return users;
    }

    static JdkClientHttpRequestFactory requests() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(Duration.ofSeconds(10));
        return requests;
    }
}

package uy.ventanilla.identity.web.signin.provider;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.web.HostTenant;

/**
 * The providers of the tenant whose host is asked, as its blueprint names them, with our secret at each. What an OpenID Connect
 * provider tells of itself is kept for an hour.
 */
@Component
class Registrations implements ClientRegistrationRepository {
    static final String BACK = "/login/back";
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(Registrations.class);

    private record Told(ClientRegistration registration, Instant at) {}

    private final SignInByProvider providers;
    private final HostTenant host;
    private final ProviderSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final RestTemplate client = new RestTemplate(ProviderBeans.requests());
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    Registrations(SignInByProvider providers, HostTenant host, ProviderSettings settings) {
        this.providers = providers;
        this.host = host;
        this.settings = settings;
    }

    /** Null where the tenant has no such provider or no secret for it. Throws where the provider does not tell how to ask it. */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return host.current()
                .flatMap(tenant -> providers.client(tenant, id))
                .map(this::registration)
                .orElse(null);
    }

    private ClientRegistration registration(SignInByProvider.Client client) {
        var provider = client.provider();
        var issuer = provider.issuer();
        var builder = switch (provider.kind()) {
            case GOOGLE -> discovered(settings.google());
            case FACEBOOK -> facebook();
            case OIDC -> {
                if (issuer == null) {
                    throw new IllegalStateException("a provider without its issuer: " + provider.id());
                }
                yield discovered(issuer);
            }
        };
        return builder.registrationId(provider.id())
                .clientId(provider.clientId())
                .clientSecret(client.secret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}" + BACK + "/{registrationId}")
                .build();
    }

    private ClientRegistration.Builder discovered(String issuer) {
        var known = told.get(issuer);
        var now = clock.instant();
        if (known == null || known.at.plus(KEPT).isBefore(now)) {
            try {
                known = new Told(ask(issuer), now);
            } catch (RuntimeException e) {
                if (known == null) {
                    throw new OAuth2AuthenticationException(new OAuth2Error("provider_away"), e);
                }
                log.warn("a provider does not tell of itself, what it told before counts issuer={}", issuer, e);
                known = new Told(known.registration, now.minus(KEPT).plus(ASK_AGAIN));
            }
            told.put(issuer, known);
        }
        return ClientRegistration.withClientRegistration(known.registration).scope("openid", "email", "profile");
    }

    /** OpenID Connect Discovery §4. */
    private ClientRegistration ask(String issuer) {
        var address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        var document =
                client.exchange(RequestEntity.get(address).build(), METADATA).getBody();
        if (document == null || !issuer.equals(document.get("issuer"))) {
            throw new IllegalStateException(issuer + " tells of another issuer");
        }
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId("asked")
                .clientId("asked")
                .build();
    }

    private ClientRegistration.Builder facebook() {
        var at = settings.facebook();
        return ClientRegistration.withRegistrationId("facebook")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .scope("public_profile", "email")
                .authorizationUri(at.authorize())
                .tokenUri(at.token())
                .userInfoUri(at.user())
                .userNameAttributeName("id")
                .issuerUri(at.issuer());
    }
}

package uy.ventanilla.identity.web.token;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.domain.Hash;
import uy.ventanilla.identity.usecase.ManageIntegrators;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * Who may ask for tokens, by the host they ask on: the portal and a tenant's integrators on the tenant's hosts, the operator
 * on the operator's. The portal is one client to the program but as many as there are tenants to the outside: each is sent
 * back to its own hosts only.
 */
@Component
class Clients implements RegisteredClientRepository {
    static final String PORTAL = "portal";
    static final String OPERATOR = "operator";
    static final String PLATFORM_SCOPE = "platform";
    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final Duration REFRESH = Duration.ofHours(12);

    private final ReadTenants tenants;
    private final ManageIntegrators integrators;
    private final HostTenant host;
    private final String portalSecret;
    private final String operatorSecret;
    private final String scheme;
    private final String port;

    Clients(
            ReadTenants tenants,
            ManageIntegrators integrators,
            HostTenant host,
            @Value("${ventanilla.portal.secret}") String portalSecret,
            @Value("${ventanilla.operator.secret}") String operatorSecret,
            @Value("${ventanilla.public.scheme:http}") String scheme,
            @Value("${ventanilla.public.port:}") String port) {
        this.tenants = tenants;
        this.integrators = integrators;
        this.host = host;
        this.portalSecret = Hash.of(portalSecret);
        this.operatorSecret = Hash.of(operatorSecret);
        this.scheme = scheme;
        boolean usual = port.isBlank() || port.equals(scheme.equals("https") ? "443" : "80");
        this.port = usual ? "" : ":" + port;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are made through /api/clients");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var tenant = host.current();
        if (tenant.isEmpty()) {
            return clientId.equals(OPERATOR) ? operator() : null;
        }
        return clientId.equals(PORTAL) ? portal(tenant.get()) : integrator(tenant.get(), clientId);
    }

    private RegisteredClient operator() {
        return machine(OPERATOR, operatorSecret, Set.of(PLATFORM_SCOPE));
    }

    private @Nullable RegisteredClient integrator(TenantId tenant, String clientId) {
        return integrators
                .find(tenant, clientId)
                .map(found ->
                        machine(found.clientId(), String.join(ClientSecrets.OR, found.secretHashes()), found.scopes()))
                .orElse(null);
    }

    private @Nullable RegisteredClient portal(TenantId tenant) {
        var origins = tenants.hosts(tenant).stream()
                .map(name -> scheme + "://" + name + port)
                .toList();
        return origins.isEmpty() ? null : portal(origins);
    }

    private RegisteredClient portal(List<String> origins) {
        return client(PORTAL, portalSecret)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> origins.forEach(origin -> uris.add(origin + "/session/callback")))
                .postLogoutRedirectUris(uris -> origins.forEach(origin -> uris.add(origin + "/")))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    private static RegisteredClient machine(String clientId, String secretHash, Set<String> scopes) {
        return client(clientId, secretHash)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .build();
    }

    private static RegisteredClient.Builder client(String clientId, String secretHash) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                        .accessTokenTimeToLive(ACCESS)
                        .refreshTokenTimeToLive(REFRESH)
                        // pages of one person refresh at the same time; the portal proves itself by its secret (RFC
                        // 9700 §2.2.2)
                        .reuseRefreshTokens(true)
                        .build());
    }
}

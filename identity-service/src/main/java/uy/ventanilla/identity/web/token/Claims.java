package uy.ventanilla.identity.web.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.domain.Integrator;
import uy.ventanilla.identity.usecase.ManageIntegrators;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * What tokens say: whose ({@code person}, {@code name}, {@code roles}, {@code org}) of which {@code tenant}, and by which sign-in
 * ({@code sid}). It is looked up
 * anew for every token, so a changed role arrives with the next one.
 */
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private static final String AUDIENCE = "ventanilla";

    private final ReadDirectory directory;
    private final ManageIntegrators integrators;
    private final HostTenant host;

    Claims(ReadDirectory directory, ManageIntegrators integrators, HostTenant host) {
        this.directory = directory;
        this.integrators = integrators;
        this.host = host;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var tenant = host.current();
        if (tenant.isEmpty()) {
            // the operator: no tenant's token, and good for nothing but /platform
            context.getClaims().audience(one(Clients.PLATFORM_SCOPE));
            return;
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(one(AUDIENCE));
        }
        context.getClaims().claim("tenant", tenant.get().toString());
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            machine(context, tenant.get());
        } else {
            person(context, tenant.get());
        }
    }

    private void machine(JwtEncodingContext context, TenantId tenant) {
        var clientId = context.getRegisteredClient().getClientId();
        integrators.used(tenant, clientId);
        integrators
                .find(tenant, clientId)
                .map(Integrator::name)
                .ifPresent(name -> context.getClaims().claim("name", name));
    }

    private void person(JwtEncodingContext context, TenantId tenant) {
        Authentication principal = context.getPrincipal();
        var person = Optional.ofNullable(principal)
                .flatMap(who -> directory.person(tenant, UUID.fromString(who.getName())))
                .filter(who -> who.activated() && !who.facts().left())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        context.getClaims()
                .claim("person", person.id().toString())
                .claim("name", person.facts().name())
                .claim("roles", one(person.facts().role().word()));
        var authorization = context.getAuthorization();
        if (authorization != null) {
            Authorizations.session(authorization)
                    .ifPresent(session -> context.getClaims().claim("sid", session.toString()));
        }
        var organisation = person.facts().organisation();
        if (organisation != null) {
            context.getClaims().claim("org", organisation.toString());
        }
    }

    // an ArrayList, because claims are stored and only common types are let back in when they are read
    private static List<String> one(String value) {
        return new ArrayList<>(List.of(value));
    }
}

package uy.ventanilla.portal.session;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import uy.ventanilla.portal.PortalSettings;
import uy.ventanilla.portal.api.Origin;

/**
 * The portal's client at identity, built for the tenant of the request at hand: the browser goes to identity on the
 * tenant's own host, the portal's own calls go to the gateway.
 */
@Component
class TenantRegistrations implements ClientRegistrationRepository {
    static final String ID = "portal";
    static final String CALLBACK = "/session/callback";

    private final PortalSettings settings;

    TenantRegistrations(PortalSettings settings) {
        this.settings = settings;
    }

    static Origin here() {
        return Origin.of(((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest());
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id)) {
            return null;
        }
        var tenant = here().url();
        var gateway = settings.gateway().url().toString();
        return ClientRegistration.withRegistrationId(ID)
                .clientId("portal")
                .clientSecret(settings.portal().secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(tenant + CALLBACK)
                .scope("openid")
                .authorizationUri(tenant + "/oauth2/authorize")
                .tokenUri(gateway + "/oauth2/token")
                .jwkSetUri(gateway + "/oauth2/jwks")
                .issuerUri(tenant)
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build();
    }
}

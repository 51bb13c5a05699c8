package uy.ventanilla.identity.web.signin.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.web.signin.HostCookie;

/**
 * Remembers in the browser itself what a provider was asked, until the browser is sent back: so any replica may take the
 * answer. It binds the answer to this browser (RFC 9700 §2.1) and says nothing that its owner must not know, so it needs no
 * encryption; scripts and other sites do not see it.
 */
@Component
class AskedCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final HostCookie COOKIE = new HostCookie("ventanilla-asked", "Lax", Duration.ofMinutes(10));
    private static final String NONE = "-";

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        // provider, state, nonce, verifier: none of them has a dot
        var parts = COOKIE.of(request).orElse("").split("\\.", -1);
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        if (parts.length != 4 || !parts[1].equals(state)) {
            return null;
        }
        var back = request.getRequestURL().toString();
        return back.endsWith("/" + parts[0]) ? asked(parts, back) : null;
    }

    private static OAuth2AuthorizationRequest asked(String[] parts, String back) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("about:blank") // it has been asked there; nothing looks at this any more
                .clientId("asked")
                .redirectUri(back)
                .state(parts[1])
                // a nonce was asked of an OpenID Connect provider, and only of one
                .scopes(parts[2].equals(NONE) ? Set.of() : Set.of(OidcScopes.OPENID))
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, parts[0]);
                    if (!parts[2].equals(NONE)) {
                        attributes.put(OidcParameterNames.NONCE, parts[2]);
                    }
                    attributes.put(PkceParameterNames.CODE_VERIFIER, parts[3]);
                })
                .build();
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            COOKIE.forget(request, response);
            return;
        }
        var about = asked.getAttributes();
        var value = String.join(
                ".",
                word(about, OAuth2ParameterNames.REGISTRATION_ID),
                Objects.requireNonNull(asked.getState()),
                about.containsKey(OidcParameterNames.NONCE) ? word(about, OidcParameterNames.NONCE) : NONE,
                word(about, PkceParameterNames.CODE_VERIFIER));
        COOKIE.give(request, response, value);
    }

    private static String word(Map<String, Object> about, String name) {
        return String.valueOf(about.get(name));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var asked = loadAuthorizationRequest(request);
        COOKIE.forget(request, response);
        return asked;
    }
}

package uy.ventanilla.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import uy.ventanilla.portal.api.ApiProblem;

/** The sign-in behind a request: its access token, renewed when it is about to end. */
@Component
public class Sessions {
    private final OAuth2AuthorizedClientManager clients;

    Sessions(OAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    /**
     * The token of the one who asks; null for a visitor, and for one whose sign-in identity no longer renews. Throws an {@link
     * ApiProblem} where it could not be asked.
     */
    public @Nullable String token(HttpServletRequest request, HttpServletResponse response) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken signedIn)) {
            return null;
        }
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        // One renewal at a time: a page and its fragments ask together, and a refresh token may be good for one use.
        synchronized (WebUtils.getSessionMutex(session)) {
            try {
                var client = clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(TenantRegistrations.ID)
                        .principal(signedIn)
                        .attribute(HttpServletRequest.class.getName(), request)
                        .attribute(HttpServletResponse.class.getName(), response)
                        .build());
                return client == null ? null : client.getAccessToken().getTokenValue();
            } catch (OAuth2AuthorizationException e) {
                if (!OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())) {
                    throw ApiProblem.away(e); // identity has not said no: the sign-in may be as good as ever
                }
                end(request, response);
                return null;
            }
        }
    }

    /** Who the token speaks of. */
    public Person person(String token) {
        return Person.of(Objects.requireNonNull(token));
    }

    /** Forgets the sign-in on the portal's side. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler()
                .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
    }
}

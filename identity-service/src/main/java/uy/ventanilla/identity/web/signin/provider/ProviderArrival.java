package uy.ventanilla.identity.web.signin.provider;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.domain.signin.Vouched;
import uy.ventanilla.identity.domain.signin.Ways;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.usecase.signin.SignInByProvider.Outcome;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.identity.web.signin.Arrival;
import uy.ventanilla.identity.web.signin.JoinCookie;

/** Receives whom a provider has sent back to us. */
@Component
class ProviderArrival implements AuthenticationSuccessHandler {
    private final SignInByProvider signIn;
    private final HostTenant host;
    private final Arrival arrival;
    private final JoinCookie joining;
    private final ProviderSettings settings;

    ProviderArrival(
            SignInByProvider signIn, HostTenant host, Arrival arrival, JoinCookie joining, ProviderSettings settings) {
        this.signIn = signIn;
        this.host = host;
        this.arrival = arrival;
        this.joining = joining;
        this.settings = settings;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        var tenant = host.required();
        var token = (OAuth2AuthenticationToken) who;
        var provider = signIn.ways(tenant).provider(token.getAuthorizedClientRegistrationId());
        if (provider.isEmpty()) {
            response.sendRedirect("/login?provider"); // taken out of the blueprint meanwhile
            return;
        }
        var user = Objects.requireNonNull(token.getPrincipal());
        if ((provider.get().kind() == Ways.Kind.FACEBOOK) == (user instanceof OidcUser)) {
            response.sendRedirect("/login?provider"); // it answered in another protocol than it was asked in
            return;
        }
        switch (signIn.arrive(tenant, vouched(provider.get(), user))) {
            case Outcome.Known(var proof) -> arrival.enter(request, response, proof);
            case Outcome.Unproven(var secret) -> {
                joining.give(request, response, secret);
                response.sendRedirect("/login?join");
            }
            case Outcome.Nobody() -> response.sendRedirect("/login?nobody");
            case Outcome.Gone() -> response.sendRedirect("/login?gone");
        }
    }

    private static boolean hasTheSay(Ways.Provider provider, String address, @Nullable String domain) {
        return switch (provider.kind()) {
            case GOOGLE -> Vouched.googles(address, domain);
            case OIDC -> true; // the tenant's own choice
            case FACEBOOK -> false;
        };
    }

    private Vouched vouched(Ways.Provider provider, OAuth2User user) {
        if (!(user instanceof OidcUser known)) {
            // Facebook may leave the address out and does not say whether it is proven
            String name = user.getAttribute("name");
            String address = user.getAttribute("email");
            return new Vouched(
                    provider.id(),
                    settings.facebook().issuer(),
                    user.getName(),
                    address,
                    false,
                    name == null ? "" : name);
        }
        var address = known.getEmail();
        boolean proven = address != null
                && Boolean.TRUE.equals(known.getEmailVerified())
                && hasTheSay(provider, address, known.getClaimAsString("hd"));
        var name = known.getFullName();
        return new Vouched(
                provider.id(),
                Objects.requireNonNull(known.getIssuer()).toString(),
                Objects.requireNonNull(known.getSubject()),
                address,
                proven,
                name == null ? "" : name);
    }
}

package uy.ventanilla.identity.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.domain.signin.Proof;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.web.HostTenant;

/** Lets in whoever has proved who they are: remembers the browser and sends it on to where it wanted to go. */
@Component
public class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {
    private final SignInCookie cookie;
    private final JoinCookie joining;
    private final SignInByProvider providers;
    private final HostTenant host;

    Arrival(SignInCookie cookie, JoinCookie joining, SignInByProvider providers, HostTenant host) {
        this.cookie = cookie;
        this.joining = joining;
        this.providers = providers;
        this.host = host;
        setRequestCache(new CookieRequestCache());
    }

    /** After the password, which the form's filter has seen to already. */
    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        goOn(request, response, who);
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        if (SignInCookie.owes(request)) {
            response.sendRedirect("/login/second");
        } else {
            join(request, response, who);
            super.onAuthenticationSuccess(request, response, who);
        }
    }

    /** Whom a provider vouched for without a proof has now proved all that is asked: only then is the account theirs. */
    private void join(HttpServletRequest request, HttpServletResponse response, Authentication who) {
        if (SignInCookie.entered(request) && who.getDetails() instanceof Proof proof) {
            joining.take(request, response)
                    .ifPresent(secret ->
                            host.of(request).ifPresent(tenant -> providers.join(tenant, secret, proof.person())));
        }
    }

    /** After another proof than the password. */
    public void enter(HttpServletRequest request, HttpServletResponse response, Proof proof)
            throws IOException, ServletException {
        goOn(request, response, remember(request, response, proof));
    }

    /** As {@link #enter}, and stays on the page. */
    public Authentication remember(HttpServletRequest request, HttpServletResponse response, Proof proof) {
        var who =
                UsernamePasswordAuthenticationToken.authenticated(proof.person().toString(), null, List.of());
        who.setDetails(proof);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        cookie.saveContext(context, request, response);
        join(request, response, who);
        return who;
    }
}

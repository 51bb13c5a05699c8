package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;

/** The secret by which a browser that came from a provider is known until its person has proved which account is theirs. */
@Component
public class JoinCookie {
    private static final HostCookie COOKIE = new HostCookie("ventanilla-join", "Lax", SignInByProvider.JOIN_WITHIN);

    public void give(HttpServletRequest request, HttpServletResponse response, String secret) {
        COOKIE.give(request, response, secret);
    }

    public Optional<String> of(HttpServletRequest request) {
        return COOKIE.of(request);
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.forget(request, response);
    }

    /** The secret, which the browser forgets. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        var secret = of(request);
        if (secret.isPresent()) {
            forget(request, response);
        }
        return secret;
    }
}

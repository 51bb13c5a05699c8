package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The secret by which a browser that came from a provider is known until its person has proved which account is theirs. */
@Component
public class JoinCookie {
    private static final String NAME = "ventanilla-join";
    private static final Duration VALID = Duration.ofMinutes(20);

    public void give(HttpServletRequest request, HttpServletResponse response, String secret) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, secret, VALID));
    }

    public Optional<String> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(request));
        return cookie == null || cookie.getValue().isBlank() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
    }

    /** The secret, which the browser forgets. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        var secret = of(request);
        if (secret.isPresent()) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
        }
        return secret;
    }

    private static String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(name(request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }

    // browsers take __Host- from secure origins only, and from no other host
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }
}

package uy.ventanilla.identity.web.signin.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Ties the answer of a passkey to the browser that was asked. */
final class ChallengeCookie {
    private static final String NAME = "ventanilla-challenge";
    private static final Duration VALID = Duration.ofMinutes(5);

    private ChallengeCookie() {}

    static void give(HttpServletRequest request, HttpServletResponse response, String secret) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), secret)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(VALID)
                        .build()
                        .toString());
    }

    static Optional<String> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(request));
        return cookie == null || cookie.getValue().isBlank() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    // browsers take __Host- from secure origins only, and from no other host
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }
}

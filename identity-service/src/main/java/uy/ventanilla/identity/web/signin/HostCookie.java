package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie that scripts do not see and that is this host's alone: over TLS its name begins with {@code __Host-}, which browsers
 * take from secure origins only and from no other host.
 *
 * @param sameSite {@code Lax} or {@code Strict}
 * @param age negative: until the browser is closed
 */
public record HostCookie(String name, String sameSite, Duration age) {
    public Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, nameIn(request)))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }

    public void give(HttpServletRequest request, HttpServletResponse response, String value) {
        set(request, response, value, age);
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", Duration.ZERO);
    }

    private void set(HttpServletRequest request, HttpServletResponse response, String value, Duration lasting) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(nameIn(request), value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite(sameSite)
                        .path("/")
                        .maxAge(lasting)
                        .build()
                        .toString());
    }

    private String nameIn(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + name : name;
    }
}

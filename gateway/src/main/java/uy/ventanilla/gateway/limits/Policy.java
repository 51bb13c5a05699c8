package uy.ventanilla.gateway.limits;

import java.time.Duration;
import java.util.Locale;

/** Whose requests are counted together. */
public enum Policy {
    /** One person or integrator, by whose token. */
    CALLER(Duration.ofMinutes(1)),
    /** One address that sends no valid token, on one tenant's host. */
    VISITOR(Duration.ofMinutes(1)),
    /** The same, with forms that check or change passwords: each costs more than a hundred other requests. */
    SIGN_IN(Duration.ofMinutes(1)),
    /** All of a tenant. What so many ask at once, everybody else's requests wait for. */
    TENANT(Duration.ofSeconds(2));

    private final Duration window;

    Policy(Duration window) {
        this.window = window;
    }

    /** In which a share can be used up; after as long without a request there is all of it again. */
    Duration window() {
        return window;
    }

    /** Of a limit a minute, how many requests a window has; one at least. */
    int share(int aMinute) {
        return (int) Math.max(1, aMinute * window.toSeconds() / 60);
    }

    /** As in the headers: {@code sign-in}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

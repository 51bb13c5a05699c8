package uy.ventanilla.gateway.limits;

import java.util.Locale;

/** Whose requests are counted together. */
public enum Policy {
    /** One person or integrator, by whose token. */
    CALLER,
    /** One address that sends no valid token, on one tenant's host. */
    VISITOR,
    /** One address with forms that check or change passwords: each costs more than a hundred other requests. */
    SIGN_IN,
    /** All of a tenant. What so many ask at once, everybody else's requests wait for. */
    TENANT;

    /** As in the headers: {@code sign-in}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package uy.ventanilla.identity.domain;

import java.security.SecureRandom;

/**
 * An organisation's priority access code, typed on a telephone: eight digits, the first not 0. One of ninety million, so that
 * the few tries a call has find nobody's. It is told once, to who made it.
 */
public record AccessCode(String digits) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static AccessCode random() {
        return new AccessCode(Integer.toString(RANDOM.nextInt(10_000_000, 100_000_000)));
    }

    @Override
    public String toString() {
        return "********";
    }
}

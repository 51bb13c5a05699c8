package uy.ventanilla.identity.domain;

import java.util.Locale;
import java.util.Optional;

/** What a password must be: long rather than odd. No rule asks for digits or signs (NIST SP 800-63B-4 §3.1.1.2). */
public enum PasswordRule {
    TOO_SHORT,
    TOO_LONG,
    TOO_OBVIOUS,
    /** One of those that guessers try first; {@link #brokenBy} does not know them. */
    TOO_COMMON;

    public static final int SHORTEST = 10;
    public static final int LONGEST = 200;

    /** The rule {@code password} breaks, if any. {@code address} and {@code name} are its owner's. */
    public static Optional<PasswordRule> brokenBy(String password, String address, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(TOO_SHORT);
        } else if (password.length() > LONGEST) {
            return Optional.of(TOO_LONG);
        }
        var plain = password.toLowerCase(Locale.ROOT);
        boolean oneLetter = password.chars().distinct().count() < 4;
        boolean obvious = plain.equals(address) || plain.equals(name.toLowerCase(Locale.ROOT)) || oneLetter;
        return obvious ? Optional.of(TOO_OBVIOUS) : Optional.empty();
    }
}

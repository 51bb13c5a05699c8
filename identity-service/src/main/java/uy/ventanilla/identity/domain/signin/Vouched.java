package uy.ventanilla.identity.domain.signin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody it has just signed in. Its name for them is {@code issuer} and {@code subject} together: an
 * address can go to somebody else, this pair never does (OpenID Connect Core §5.7).
 *
 * @param address lower case; absent where it tells none
 * @param proven whether the provider has the say over the address and has checked it
 */
public record Vouched(
        String provider,
        String issuer,
        String subject,
        @Nullable String address,
        boolean proven,
        String name) {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 200;

    public Vouched {
        address = usable(address);
        name = name.strip();
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static @Nullable String usable(@Nullable String address) {
        if (address == null) {
            return null;
        }
        var plain = address.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST_ADDRESS && plain.matches("[^@\\s<>\",;]+@[^@\\s<>\",;]+\\.[^@\\s<>\",;.]+")
                ? plain
                : null;
    }

    /** Theirs, where it may be acted on without another proof. */
    public @Nullable String provenAddress() {
        return proven ? address : null;
    }

    /**
     * Whether Google has the say over an address that it calls verified: its own mail and its customers' domains. Any other was
     * checked when the account was made, and may be somebody else's by now.
     *
     * @param domain the {@code hd} claim; absent for accounts without one
     */
    public static boolean googles(String address, @Nullable String domain) {
        var plain = address.toLowerCase(Locale.ROOT);
        return plain.endsWith("@gmail.com")
                || plain.endsWith("@googlemail.com")
                || (domain != null && plain.endsWith("@" + domain.toLowerCase(Locale.ROOT)));
    }
}

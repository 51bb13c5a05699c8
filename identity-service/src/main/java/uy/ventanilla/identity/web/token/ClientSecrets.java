package uy.ventanilla.identity.web.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import uy.ventanilla.identity.domain.Hash;

/** Checks the secrets of clients, which are drawn at random: a slow hash would only make every token slow. */
final class ClientSecrets implements PasswordEncoder {
    /** Between the hashes of secrets that count beside each other. */
    static final String OR = " ";

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : Hash.of(secret.toString());
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null
                && hash != null
                && Arrays.stream(hash.split(OR)).anyMatch(one -> Hash.matches(secret.toString(), one));
    }
}

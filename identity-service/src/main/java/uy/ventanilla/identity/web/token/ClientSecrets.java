package uy.ventanilla.identity.web.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import uy.ventanilla.identity.domain.Hash;

/** Checks the secrets of clients, which are drawn at random: a slow hash would only make every token slow. */
final class ClientSecrets implements PasswordEncoder {
    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : Hash.of(secret.toString());
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null && hash != null && Hash.matches(secret.toString(), hash);
    }
}

package uy.ventanilla.identity.usecase;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id, 19 MiB, two passes (OWASP Password Storage, RFC 9106). Few are computed at a time, since each takes
 * its memory from the heap: a rush of sign-ins queues instead of starving the service.
 */
@Component
public class Passwords {
    private static final int AT_A_TIME = 2;

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final String nobodys = hash(Secrets.key());

    public final String hash(String password) {
        return inTurn(() -> {
            var hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalStateException("Argon2 gave no hash");
            }
            return hash;
        });
    }

    /** Whether {@code password} is the hashed one. Without a hash it is not, and takes as long to say so. */
    public boolean match(String password, @Nullable String hash) {
        return inTurn(() -> argon2.matches(password, hash == null ? nobodys : hash)) && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}

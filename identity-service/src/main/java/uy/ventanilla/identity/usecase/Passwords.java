package uy.ventanilla.identity.usecase;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id (RFC 9106), by default of 19 MiB and two passes (OWASP Password Storage). Few are computed at a time,
 * since each takes its memory from the heap: a rush of sign-ins queues instead of starving the service. A hash says how it was
 * made, so those of other settings go on counting.
 */
@Component
public class Passwords {
    private static final Logger log = LoggerFactory.getLogger(Passwords.class);
    private static final int AT_A_TIME = 2;
    private static final int LEAST_MEMORY = 19 * 1024;

    private final PasswordEncoder argon2;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final String nobodys;

    /**
     * @param memory KiB
     * @param passes over that memory
     */
    public Passwords(
            @Value("${ventanilla.passwords.memory}") int memory, @Value("${ventanilla.passwords.passes}") int passes) {
        if (memory < LEAST_MEMORY) {
            log.warn(
                    "passwords are hashed with {} KiB, which is cheap to guess; for people use {}",
                    memory,
                    LEAST_MEMORY);
        }
        argon2 = new Argon2PasswordEncoder(16, 32, 1, memory, passes);
        nobodys = hash(Secrets.key());
    }

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

    /** Whether the hash was made with cheaper settings than today's. */
    boolean outdated(String hash) {
        return argon2.upgradeEncoding(hash);
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

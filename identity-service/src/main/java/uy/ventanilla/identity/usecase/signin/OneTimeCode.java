package uy.ventanilla.identity.usecase.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes as every authenticator app makes them: RFC 6238 with SHA-1, six digits, steps of thirty seconds. A
 * code of the step before or behind counts too (§5.2), a code counts once.
 */
public final class OneTimeCode {
    public static final int DIGITS = 6;
    public static final Duration STEP = Duration.ofSeconds(30);
    /** Of a key, as RFC 4226 §4 recommends. */
    public static final int KEY_BYTES = 20;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private OneTimeCode() {}

    /** The time step that {@code typed} is the code of; empty where it is none's later than {@code lastStep}. */
    public static OptionalLong step(byte[] key, String typed, Instant now, long lastStep) {
        var digits = typed.replace(" ", "");
        long current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> step > lastStep)
                .filter(step -> MessageDigest.isEqual(at(key, step).getBytes(UTF_8), digits.getBytes(UTF_8)))
                .findFirst();
    }

    /** The code of a step. */
    public static String at(byte[] key, long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(key, "RAW"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key", e);
        }
    }
}

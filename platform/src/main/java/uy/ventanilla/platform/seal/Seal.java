package uy.ventanilla.platform.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks short seals (HMAC-SHA256, cut to 80 bits, 16 lower-case letters and digits of base 32) over texts that leave
 * the platform and come back: reply addresses, Message-IDs, links. Each use names its purpose, so a seal made for one
 * cannot serve another. Letters are lower case because mail systems fold addresses.
 */
public final class Seal {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 10;

    private final SecretKeySpec key;

    /** {@code secret} is base 64 of at least 32 bytes. */
    public Seal(String secret) {
        byte[] bytes = Base64.getDecoder().decode(secret);
        if (bytes.length < 32) {
            throw new IllegalArgumentException(
                    "ventanilla.secret must be base 64 of at least 32 bytes: openssl rand -base64 32");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** The seal over {@code parts}, in order, for {@code purpose}: 16 characters of {@code [a-z2-7]}. */
    public String over(String purpose, String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            feed(mac, purpose);
            for (String part : parts) {
                feed(mac, part);
            }
            return base32(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Whether {@code seal} is the one over {@code parts}; takes the same time whatever it is; letter case is ignored. */
    public boolean holds(String seal, String purpose, String... parts) {
        return MessageDigest.isEqual(
                over(purpose, parts).getBytes(StandardCharsets.UTF_8),
                seal.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static void feed(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // the length first, so that ("ab","c") and ("a","bc") differ
        mac.update((byte) (bytes.length >>> 24));
        mac.update((byte) (bytes.length >>> 16));
        mac.update((byte) (bytes.length >>> 8));
        mac.update((byte) bytes.length);
        mac.update(bytes);
    }

    private static String base32(byte[] hash) {
        var text = new StringBuilder(BYTES * 8 / 5);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < BYTES; i++) {
            buffer = (buffer << 8) | (hash[i] & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >>> bits) & 31));
            }
        }
        return text.toString();
    }
}

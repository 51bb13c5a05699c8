package uy.ventanilla.identity.usecase;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Draws secrets nobody can guess. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits as 43 letters that are safe in cookies, headers and forms. */
    public static String key() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** 128 bits in hexadecimal, for links in mails. */
    public static String nonce() {
        return HexFormat.of().formatHex(bytes(16));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

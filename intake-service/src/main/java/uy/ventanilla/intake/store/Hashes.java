package uy.ventanilla.intake.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 hexadecimal digits. */
public final class Hashes {
    private Hashes() {}

    /** Over {@code parts}, each preceded by its length, so that no two lists of parts are alike. */
    public static String sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                if (parts.length > 1) {
                    digest.update((part.length + ":").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

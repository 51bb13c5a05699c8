package uy.ventanilla.identity.store;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** Keeps texts that must be read again, encrypted (AES-256-GCM) with {@code ventanilla.secret}: a copy of the database tells none. */
@Component
public class SecretBox {
    private final String password;

    SecretBox(@Value("${ventanilla.secret}") String password) {
        this.password = password;
    }

    /** Another for every text. */
    public static String salt() {
        return KeyGenerators.string().generateKey();
    }

    public String close(String salt, String text) {
        return with(salt).encrypt(text);
    }

    /** Throws {@link IllegalStateException} where it was closed with another secret. */
    public String open(String salt, String closed) {
        return with(salt).decrypt(closed);
    }

    private TextEncryptor with(String salt) {
        return Encryptors.delux(password, salt);
    }
}

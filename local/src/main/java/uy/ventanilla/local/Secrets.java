package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random secrets of this copy of the platform: made once, kept in a file only its owner can read. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties known = new Properties();

    Secrets(Path file) {
        this.file = file;
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file, UTF_8)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** 32 random bytes in base 64, always the same for the same name. */
    public synchronized String get(String name) {
        var value = known.getProperty(name);
        if (value == null) {
            var bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            value = Base64.getEncoder().encodeToString(bytes);
            known.setProperty(name, value);
            save();
        }
        return value;
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var writer = Files.newBufferedWriter(file, UTF_8)) {
                known.store(writer, "Random, of this machine only. ./ventanilla reset makes new ones.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What makes a JVM start quicker (JEP 483, 514): recorded by a run that ends cleanly, used by every later one with the
 * same JDK, class path and flags. A run that is killed records nothing.
 */
public final class StartUpCache {
    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");

    private final Path file;

    /** {@code file} should be named by what the program is made of: another program wants another cache. */
    public StartUpCache(Path file) {
        this.file = file;
    }

    /** Flags that use the cache there is; without one, flags that record it if {@code record}, or none. */
    public List<String> flags(boolean record) {
        if (Files.isRegularFile(file)) {
            return List.of("-XX:AOTCache=" + file, QUIET.getFirst(), QUIET.getLast());
        }
        if (!record) {
            return List.of();
        }
        forgetRecordings();
        return List.of("-XX:AOTCacheOutput=" + recording(), QUIET.getFirst(), QUIET.getLast());
    }

    /** After a clean end: what was recorded becomes the cache of later runs. */
    public void keepRecording() {
        try {
            if (Files.isRegularFile(recording())) {
                Files.move(recording(), file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also those that a killed run has left half done. */
    public void forgetRecordings() {
        try {
            Files.createDirectories(file.getParent());
            try (var all = Files.newDirectoryStream(file.getParent(), file.getFileName() + ".recording-*")) {
                for (var recording : all) {
                    Files.deleteIfExists(recording);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path recording() {
        return file.resolveSibling(
                file.getFileName() + ".recording-" + ProcessHandle.current().pid());
    }
}

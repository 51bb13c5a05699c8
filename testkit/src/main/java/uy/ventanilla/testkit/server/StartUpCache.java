package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * The JDK's ahead-of-time cache: recorded by one run of a program, used by the later ones. About half of a start is saved.
 * Recorded beside its place and moved there at the end, so a killed run leaves no broken cache behind.
 */
public final class StartUpCache implements QuickStart {
    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");
    private static final Duration WRITING = Duration.ofSeconds(115);

    private final String program;
    private final Path file;
    private final boolean record;
    private volatile boolean wasReady;

    /**
     * @param program names the program among others in the directory
     * @param madeOf what a change of which makes the cache useless, besides the JDK; fit for a file's name
     */
    public StartUpCache(Path directory, String program, String madeOf) {
        this(program, directory.resolve(program + "-" + madeOf + "-" + Java.version() + ".aot"), true);
    }

    private StartUpCache(String program, Path file, boolean record) {
        this.program = program;
        this.file = file;
        this.record = record;
    }

    /** Of a server that runs from this build's class path. */
    public static StartUpCache ofThisBuild(Path directory, String program) {
        return new StartUpCache(directory, program, Artifacts.ofThisBuild().fingerprint());
    }

    /** The same for a run that has better things to do than recording. */
    public StartUpCache withoutRecording() {
        return new StartUpCache(program, file, false);
    }

    @Override
    public List<String> flags() {
        wasReady = false;
        if (Files.isRegularFile(file)) {
            return List.of("-XX:AOTCache=" + file, QUIET.getFirst(), QUIET.getLast());
        }
        if (!record) {
            return List.of();
        }
        forgetRecordings();
        return List.of("-XX:AOTCacheOutput=" + recording(), QUIET.getFirst(), QUIET.getLast());
    }

    @Override
    public void ready(long pid) {
        if (!wasReady) {
            wasReady = true;
            if (Files.isRegularFile(file) && !QuickStart.uses(pid, file)) {
                forget(file);
            }
        }
    }

    @Override
    public void ended(boolean cleanly) {
        if (cleanly && wasReady) {
            keepRecording();
        } else {
            forgetRecordings();
        }
    }

    @Override
    public Duration patience() {
        return record && !Files.isRegularFile(file) ? WRITING : Duration.ZERO;
    }

    /** What was recorded takes the place of what older programs and JDKs have left. */
    private void keepRecording() {
        if (Files.isRegularFile(recording())) {
            forgetAll(program + "-*.aot");
            try {
                Files.move(recording(), file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Also those that a killed run has left half done. */
    private void forgetRecordings() {
        forgetAll(file.getFileName() + ".recording-*");
    }

    private void forgetAll(String pattern) {
        try {
            Files.createDirectories(file.getParent());
            try (var all = Files.newDirectoryStream(file.getParent(), pattern)) {
                all.forEach(StartUpCache::forget);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path one) {
        try {
            Files.deleteIfExists(one);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path recording() {
        return file.resolveSibling(
                file.getFileName() + ".recording-" + ProcessHandle.current().pid());
    }
}

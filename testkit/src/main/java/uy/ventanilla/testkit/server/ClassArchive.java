package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The classes of a program, read and checked beforehand, for one that can't have a {@link StartUpCache}.
 *
 * <p>Writing that cache crashes a JVM of version 25 whose agent has changed classes. So a first run only lists what it
 * loads, and at its end a second JVM, in which nothing is changed, makes the archive from the list. Later runs with the same
 * JDK, modules and flags read it; any other ignores it. Where an archive can't be made, that is not tried again.
 */
final class ClassArchive implements QuickStart {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Path directory;
    private final String program;
    private final String madeOf;
    private final Supplier<List<String>> java;
    private final Path log;
    private volatile boolean wasReady;

    /**
     * @param program names the program among others in the directory
     * @param madeOf what a change of which makes the archive useless, besides the JDK; fit for a file's name
     * @param java the program's command; it is run with flags that let it end before its first instruction
     * @param log where that JVM complains
     */
    ClassArchive(Path directory, String program, String madeOf, Supplier<List<String>> java, Path log) {
        this.directory = directory;
        this.program = program;
        this.madeOf = madeOf;
        this.java = java;
        this.log = log;
    }

    @Override
    public List<String> flags() {
        wasReady = false;
        forget(program + "-*.classes-*");
        forget(program + "-*.partial-*");
        if (Files.isRegularFile(archive())) {
            return List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:cds=off");
        }
        return Files.exists(failed()) ? List.of() : List.of("-XX:DumpLoadedClassList=" + list());
    }

    @Override
    public void ready(long pid) {
        if (!wasReady) {
            wasReady = true;
            if (Files.isRegularFile(archive()) && !QuickStart.uses(pid, archive())) {
                forget(archive().getFileName().toString());
            }
        }
    }

    @Override
    public void ended(boolean cleanly) {
        if (cleanly && wasReady && Files.isRegularFile(list())) {
            make();
        }
        forget(list().getFileName().toString());
    }

    /** None: the archive is made after the program's own end. */
    @Override
    public Duration patience() {
        return Duration.ZERO;
    }

    private void make() {
        var partial = mine("partial");
        var command = new ArrayList<>(java.get());
        command.addAll(
                1,
                List.of(
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + list(),
                        "-XX:SharedArchiveFile=" + partial,
                        "-Xlog:disable",
                        "-Xlog:all=error"));
        var maker = Child.start(command, Map.of(), directory, log, mine("pid"), new byte[0]);
        boolean made = maker.onExit()
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .handle((ended, failure) -> failure == null && ended.exitValue() == 0)
                .join();
        maker.kill();
        try {
            if (!made) {
                Files.writeString(failed(), "see " + log);
            } else if (Files.isRegularFile(partial)) {
                forget(program + "-*.jsa");
                Files.move(partial, archive(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path archive() {
        return directory.resolve(stem() + ".jsa");
    }

    /** Says that no archive could be made; {@link #log} has the reason. */
    private Path failed() {
        return directory.resolve(stem() + ".no-archive");
    }

    private Path list() {
        return mine("classes");
    }

    /** Two copies of the platform may share the directory. */
    private Path mine(String kind) {
        return directory.resolve(
                stem() + "." + kind + "-" + ProcessHandle.current().pid());
    }

    private String stem() {
        return program + "-" + madeOf + "-" + Java.version();
    }

    private void forget(String pattern) {
        try {
            Files.createDirectories(directory);
            try (var all = Files.newDirectoryStream(directory, pattern)) {
                for (var one : all) {
                    Files.deleteIfExists(one);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package uy.ventanilla.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.testkit.server.Artifacts;
import uy.ventanilla.testkit.server.Child;
import uy.ventanilla.testkit.server.Java;
import uy.ventanilla.testkit.server.LogTail;
import uy.ventanilla.testkit.server.Pause;

/**
 * The file in which {@link ServersMain} writes each server's address as soon as that server is ready.
 *
 * <p>Whether a set runs is decided under a file lock that the set also takes before it ends, so no test ever gets the
 * address of a set that is about to go.
 */
final class PortsFile {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** The images are fetched the first time. */
    private static final Duration PATIENCE_WITH_CONTAINERS = Duration.ofMinutes(15);

    private final Path file;
    private final Path log;
    private final Duration patience;

    private PortsFile(Path file, Path log, Duration patience) {
        this.file = file;
        this.log = log;
        this.patience = patience;
    }

    static PortsFile ofThisBuild() {
        var given = System.getProperty("ventanilla.servers", System.getenv("VENTANILLA_SERVERS"));
        if (given != null && !given.isBlank()) {
            var file = Path.of(given).toAbsolutePath();
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException("ventanilla.servers names " + file
                        + ", which does not exist. Start a set that writes it, or unset it to get one started.");
            }
            return new PortsFile(file, file, PATIENCE);
        }
        var stack = System.getProperty("ventanilla.stack", "processes");
        return running(checkoutRoot().resolve(".ventanilla/test-" + stack), stack);
    }

    /** The file of the set under this directory, which is started if none runs. Package-private for its own test. */
    static PortsFile running(Path directory, String stack) {
        try {
            Files.createDirectories(directory);
            var ports = new PortsFile(
                    directory.resolve("servers.properties"),
                    directory.resolve("servers.log"),
                    stack.equals("containers") ? PATIENCE_WITH_CONTAINERS : PATIENCE);
            try (var channel = lock(directory);
                    var _ = channel.lock()) {
                ServersMain.register(directory);
                if (!ports.isServed()) {
                    Files.deleteIfExists(ports.file);
                    ports.startSet(directory, stack);
                }
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileChannel lock(Path directory) throws IOException {
        return FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private boolean isServed() {
        var pid = read().getProperty("set.pid");
        return pid != null
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> Child.commandLine(process.pid()).contains(ServersMain.class.getName()))
                        .isPresent();
    }

    private void startSet(Path directory, String stack) throws IOException {
        var command = new ArrayList<>(List.of(
                "setsid", // a Ctrl-C at the build must reach the servers in the order that the set decides
                Java.command(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=ventanilla-server-logback.xml",
                "-cp",
                Artifacts.ofThisBuild().classPath(),
                ServersMain.class.getName(),
                "--dir",
                directory.toString(),
                "--file",
                file.toString(),
                "--programs",
                directory.resolveSibling("programs").toString(),
                "--stack",
                stack,
                "--until-unused"));
        var process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isServed()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the test servers did not start:\n" + LogTail.of(log));
            }
            Pause.briefly();
        }
    }

    String await(String key) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var known = read();
            var value = known.getProperty(key);
            if (value != null) {
                return value;
            }
            var failure = failure(known, key);
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "no " + key + " in " + file + " after " + patience.toSeconds() + " s:\n" + LogTail.of(log));
            }
            Pause.briefly();
        }
    }

    private static @Nullable String failure(Properties known, String key) {
        var whole = known.getProperty("failed");
        return whole != null ? whole : known.getProperty("failed." + key.substring(0, key.indexOf('.')));
    }

    private Properties read() {
        var properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file, UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    /** The directory that holds all modules, from wherever a module's tests run. */
    static Path checkoutRoot() {
        var here = Path.of("").toAbsolutePath();
        for (var up = here; up != null; up = up.getParent()) {
            if (Files.isRegularFile(up.resolve("testkit/pom.xml"))) {
                return up;
            }
        }
        return here;
    }
}

package uy.ventanilla.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.testkit.server.Pause;

/**
 * One set of servers for tests, in a process of its own:
 * {@code ServersMain --dir <dir> --file <ports file> [--programs <dir>] [--stack containers] [--until-unused]}.
 *
 * <p>Data is fresh at every start. Runs until killed, or with {@code --until-unused} until every test JVM that asked for
 * it and the build that started that JVM have ended.
 */
public final class ServersMain {
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final Path directory;
    private final Path file;
    private final Map<String, String> known = new TreeMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private ServersMain(Path directory, Path file) {
        this.directory = directory;
        this.file = file;
    }

    public static void main(String[] arguments) throws IOException {
        var options = Arrays.asList(arguments);
        var directory = Path.of(required(options, "--dir")).toAbsolutePath();
        var programs = option(options, "--programs");
        var main =
                new ServersMain(directory, Path.of(required(options, "--file")).toAbsolutePath());
        main.run(
                programs == null
                        ? directory.resolve("programs")
                        : Path.of(programs).toAbsolutePath(),
                "containers".equals(option(options, "--stack")),
                options.contains("--until-unused"));
        System.exit(0);
    }

    private void run(Path programs, boolean containers, boolean untilUnused) throws IOException {
        Files.createDirectories(directory);
        tell(Map.of("set.pid", Long.toString(ProcessHandle.current().pid())));
        try {
            var set = containers ? new ContainerSet(directory) : new ProcessSet(directory, programs);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopped.countDown();
                forget();
                set.stop();
            }));
            set.start(this::tell);
            while (stopped.getCount() > 0 && !(untilUnused && isUnused())) {
                set.lookAfter();
                Pause.of(Duration.ofSeconds(1));
            }
        } catch (RuntimeException e) {
            tell(Map.of("failed", reason(e)));
            // Long enough for every test that waits to read why.
            Pause.of(LINGER);
            forget();
            throw e;
        }
    }

    /** Ours say what to do; those of a library need their type, and often say most in their cause. */
    private static String reason(RuntimeException e) {
        var cause = e.getCause();
        return e instanceof IllegalStateException && e.getMessage() != null
                ? e.getMessage()
                : "the test servers did not start: " + e + (cause == null ? "" : ", because of " + cause);
    }

    /** Adds to the ports file; readers see the old file or the new one, whole. */
    private synchronized void tell(Map<String, String> news) {
        known.putAll(news);
        var text = new StringBuilder();
        known.forEach((key, value) -> text.append(key)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n'));
        try {
            Files.createDirectories(file.getParent());
            var partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.writeString(partial, text, UTF_8);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test JVM says that it and the build it belongs to want the set. Called under the lock. */
    static void register(Path directory) throws IOException {
        var users = Files.createDirectories(directory.resolve("users"));
        var me = ProcessHandle.current();
        Files.writeString(users.resolve(Long.toString(me.pid())), "test", UTF_8);
        var build = me.parent();
        if (build.isPresent() && build.get().pid() > 1) {
            Files.writeString(users.resolve(Long.toString(build.get().pid())), "build", UTF_8);
        }
    }

    private boolean isUnused() throws IOException {
        if (anyUserAlive()) {
            return false;
        }
        Pause.of(LINGER);
        try (var channel = PortsFile.lock(directory);
                var _ = channel.lock()) {
            if (anyUserAlive()) {
                return false;
            }
            forget();
            return true;
        }
    }

    private boolean anyUserAlive() throws IOException {
        var users = directory.resolve("users");
        if (!Files.isDirectory(users)) {
            return false;
        }
        boolean any = false;
        try (var pids = Files.newDirectoryStream(users)) {
            for (var pid : pids) {
                if (ProcessHandle.of(Long.parseLong(pid.getFileName().toString()))
                        .filter(ProcessHandle::isAlive)
                        .isPresent()) {
                    any = true;
                } else {
                    Files.deleteIfExists(pid);
                }
            }
        }
        return any;
    }

    private static String required(List<String> options, String name) {
        var value = option(options, name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static @Nullable String option(List<String> options, String name) {
        int at = options.indexOf(name);
        return at >= 0 && at + 1 < options.size() ? options.get(at + 1) : null;
    }
}

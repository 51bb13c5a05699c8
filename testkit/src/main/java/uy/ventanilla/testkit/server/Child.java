package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One running program with its log and pid file.
 *
 * <p>The pid file outlives a kill -9 of whoever started the program, so the next start finds an orphan and ends it
 * first. An orphan is believed only if its command line names {@code mark}: pids are reused.
 */
public final class Child {
    private final Process process;
    private final Path pidFile;

    private Child(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Starts the program with standard output and error appended to the log.
     *
     * @param stdin bytes given to the program, after which its input stays open for as long as we live; empty means none
     */
    public static Child start(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log,
            Path pidFile,
            byte[] stdin) {
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.createDirectories(pidFile.toAbsolutePath().getParent());
            // A session of its own: a Ctrl-C at the terminal reaches us alone, and we end the children in our order.
            var detached = Stream.concat(Stream.of("setsid"), command.stream()).toList();
            var builder = new ProcessBuilder(detached)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("MAVEN_"));
            builder.environment().putAll(environment);
            if (stdin.length == 0) {
                builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            }
            var process = builder.start();
            Files.writeString(pidFile, Long.toString(process.pid()), StandardCharsets.UTF_8);
            if (stdin.length > 0) {
                OutputStream in = process.getOutputStream();
                in.write(stdin);
                in.flush();
            }
            return new Child(process, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + command.getFirst() + ", log " + log, e);
        }
    }

    /** Ends what a former life left behind. */
    public static void endOrphan(Path pidFile, String mark) {
        orphan(pidFile, mark).ifPresent(orphan -> {
            orphan.destroyForcibly();
            orphan.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(_ -> orphan)
                    .join();
        });
    }

    /** The process of the pid file, if it is still alive and ours. */
    public static Optional<ProcessHandle> orphan(Path pidFile, String mark) {
        try {
            if (!Files.isRegularFile(pidFile)) {
                return Optional.empty();
            }
            var text = Files.readString(pidFile, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(text))
                    .filter(ProcessHandle::isAlive)
                    .filter(found -> commandLine(found.pid()).contains(mark));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole command line; what the JDK tells is cut off after one memory page, before a main class's name. */
    public static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Asks with the signal, waits, then insists. {@code true} where asking was enough. */
    public boolean stop(String signal, Duration patience) {
        boolean willing = process.isAlive();
        if (willing) {
            signal(signal);
            willing = exitsWithin(patience);
            if (!willing) {
                process.destroyForcibly();
                exitsWithin(Duration.ofSeconds(10));
            }
        }
        forget();
        return willing;
    }

    /** kill -9, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        exitsWithin(Duration.ofSeconds(10));
        forget();
    }

    private boolean exitsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

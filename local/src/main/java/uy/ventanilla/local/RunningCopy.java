package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one supervisor of a home: it holds a file lock for as long as it lives, and its pid is in the file beside it. */
public final class RunningCopy {
    private final Path lockFile;
    private final Path pidFile;
    private @Nullable FileLock lock;

    public RunningCopy(Layout layout) {
        this.lockFile = layout.run().resolve("supervisor.lock");
        this.pidFile = layout.run().resolve("supervisor.pid");
    }

    /** Claims the home for this process; false when another supervisor has it. Released when the process ends. */
    public boolean claim() {
        try {
            Files.createDirectories(lockFile.toAbsolutePath().getParent());
            var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()), UTF_8);
            return true;
        } catch (java.nio.file.AccessDeniedException e) {
            throw new Trouble("No right to write to " + e.getFile()
                    + ". It belongs to another user: run as that user, or choose another --dir.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The supervisor that runs now. */
    Optional<ProcessHandle> find() {
        if (!Files.isRegularFile(lockFile)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            var free = channel.tryLock();
            if (free != null) {
                return Optional.empty();
            }
            return ProcessHandle.of(
                    Long.parseLong(Files.readString(pidFile, UTF_8).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

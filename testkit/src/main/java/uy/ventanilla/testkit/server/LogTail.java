package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The end of a log file, for a failure message. */
public final class LogTail {
    private static final int BYTES = 4_000;

    private LogTail() {}

    public static String of(Path log) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - BYTES));
            var bytes = java.nio.ByteBuffer.allocate(BYTES);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
            var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            var last = text.lines().toList();
            return last.stream()
                    .skip(Math.max(0, last.size() - 15))
                    .map(line -> "  " + line)
                    .collect(Collectors.joining("\n", "", "\n  (" + log + ")"));
        } catch (IOException e) {
            return "  (no log at " + log + ")";
        }
    }
}

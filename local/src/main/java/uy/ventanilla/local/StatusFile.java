package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the supervisor last said about each part, for {@code status} and {@code logs} in another process. */
final class StatusFile {
    record Line(String name, String state, int port, long pid, Instant since, int restarts, Path log) {}

    private StatusFile() {}

    static synchronized void write(Layout layout, List<Supervised> parts) {
        var text = new StringBuilder();
        for (var it : parts) {
            text.append(String.join(
                            "\t",
                            it.part().name(),
                            it.state().name(),
                            Integer.toString(it.part().port()),
                            Long.toString(it.part().pid()),
                            it.since().toString(),
                            Integer.toString(it.restarts()),
                            it.part().log().toString()))
                    .append('\n');
        }
        try {
            Files.createDirectories(layout.run());
            var partial = layout.run().resolve("status.partial");
            Files.writeString(partial, text, UTF_8);
            Files.move(partial, file(layout), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Line> read(Layout layout) {
        try {
            if (!Files.isRegularFile(file(layout))) {
                return List.of();
            }
            var lines = new ArrayList<Line>();
            for (var text : Files.readAllLines(file(layout), UTF_8)) {
                var fields = text.split("\t", -1);
                lines.add(new Line(
                        fields[0],
                        fields[1],
                        Integer.parseInt(fields[2]),
                        Long.parseLong(fields[3]),
                        Instant.parse(fields[4]),
                        Integer.parseInt(fields[5]),
                        Path.of(fields[6])));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Layout layout) {
        try {
            Files.deleteIfExists(file(layout));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Layout layout) {
        return layout.run().resolve("status");
    }
}

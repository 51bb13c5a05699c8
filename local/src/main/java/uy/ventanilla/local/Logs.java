package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uy.ventanilla.testkit.server.Pause;

/** Shows logs as a person reads them: the services write JSON. {@code logs [part] [-f]} */
final class Logs {
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int TAIL_LINES = 60;

    private final Layout layout;

    Logs(Layout layout) {
        this.layout = layout;
    }

    int run(List<String> arguments) throws IOException {
        boolean follow = arguments.remove("-f");
        var files = files();
        if (arguments.size() > 1) {
            throw new Trouble("./ventanilla logs [part] [-f]");
        }
        if (arguments.size() == 1) {
            var wanted = arguments.getFirst().toLowerCase(Locale.ROOT);
            files.keySet()
                    .removeIf(name -> !name.toLowerCase(Locale.ROOT).equals(wanted)
                            && !name.toLowerCase(Locale.ROOT).equals(wanted + "-service"));
            if (files.isEmpty()) {
                throw new Trouble("There is no part " + wanted + ". There are: " + String.join(", ", files().keySet()));
            }
        }
        var positions = new LinkedHashMap<String, Long>();
        for (var file : files.entrySet()) {
            positions.put(file.getKey(), show(file.getKey(), file.getValue(), -1));
        }
        while (follow) {
            Pause.of(Duration.ofMillis(250));
            for (var file : files.entrySet()) {
                long from = positions.getOrDefault(file.getKey(), 0L);
                positions.put(file.getKey(), show(file.getKey(), file.getValue(), from));
            }
        }
        return 0;
    }

    private Map<String, Path> files() {
        var platform = new Platform(layout, new Platform.Settings(false, _ -> {}));
        var files = new LinkedHashMap<String, Path>();
        platform.parts()
                .forEach(part -> files.put(part.part().name(), part.part().log()));
        return files;
    }

    /** Shows from a position, or the end of the file for -1; returns the position after the last whole line. */
    private static long show(String name, Path log, long from) throws IOException {
        if (!Files.isRegularFile(log)) {
            return 0;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = from < 0 ? Math.max(0, file.length() - TAIL_BYTES) : Math.min(from, file.length());
            file.seek(start);
            var bytes = new byte[(int) Math.min(file.length() - start, 16 * TAIL_BYTES)];
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            var lines = new String(bytes, 0, end, UTF_8).lines().toList();
            int skip = from < 0 ? Math.max(0, lines.size() - TAIL_LINES) : 0;
            lines.stream().skip(skip).map(line -> LogLine.readable(name, line)).forEach(System.out::println);
            return start + end;
        }
    }
}

package uy.ventanilla.local;

import java.nio.file.Path;
import java.util.stream.Collectors;
import uy.ventanilla.testkit.server.LogTail;

/** The end of a part's log, fit to stand below a message. */
final class LogEnd {
    private static final int WIDTH = 300;

    private LogEnd() {}

    static String of(Path log) {
        return LogTail.of(log)
                .lines()
                .map(String::strip)
                .map(line -> LogLine.readable("", line).strip())
                .map(line -> "  " + (line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line))
                .collect(Collectors.joining("\n"));
    }
}

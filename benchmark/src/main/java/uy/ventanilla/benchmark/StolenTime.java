package uy.ventanilla.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/**
 * What a virtual machine's host gave to others of the time that its processors wanted to work, in hundredths of a second
 * over all processors: {@code steal} in {@code /proc/stat} (proc_stat(5)). Nothing where there is no host.
 */
final class StolenTime {
    private static final Path STAT = Path.of("/proc/stat");
    /** Of the words of the first line: "cpu", user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int STEAL = 8;

    private long before = read();

    /** Since the last time it was asked. */
    long hundredths() {
        long now = read();
        long since = now - before;
        before = now;
        return since;
    }

    private static long read() {
        try (var lines = Files.lines(STAT)) {
            var words = new StringTokenizer(lines.findFirst().orElseThrow());
            for (int word = 0; word < STEAL; word++) {
                words.nextToken();
            }
            return Long.parseLong(words.nextToken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

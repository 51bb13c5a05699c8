package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory as the kernel counts it, in bytes. */
final class Memory {
    private Memory() {}

    /** What can still be had without swapping, within a container's limit if there is one. */
    static long available() {
        long machine = line(Path.of("/proc/meminfo"), "MemAvailable:");
        try {
            var limit = Files.readString(Path.of("/sys/fs/cgroup/memory.max"), US_ASCII)
                    .strip();
            var used = Files.readString(Path.of("/sys/fs/cgroup/memory.current"), US_ASCII)
                    .strip();
            return limit.equals("max") ? machine : Math.min(machine, Long.parseLong(limit) - Long.parseLong(used));
        } catch (IOException e) {
            return machine;
        }
    }

    /**
     * Resident memory of a process and all its children. A page that several share counts once in all (PSS), so that
     * the sum over everything is what the machine really gives.
     */
    static long resident(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> line(Path.of("/proc/" + process.pid() + "/smaps_rollup"), "Pss:"))
                .sum();
    }

    /** The process alone. */
    static long residentAlone(long pid) {
        return line(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
    }

    private static long line(Path file, String name) {
        try (var lines = Files.lines(file, US_ASCII)) {
            return lines.filter(line -> line.startsWith(name))
                            .map(line -> line.substring(name.length()).replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    * 1024;
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // it has just ended
        }
    }
}

package uy.ventanilla.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says what runs, since when, with how much memory. Exit code 0 when everything is ready, 3 otherwise. */
final class Status {
    private static final int NOT_READY = 3;

    private final Layout layout;

    Status(Layout layout) {
        this.layout = layout;
    }

    int run() {
        var running = new RunningCopy(layout).find();
        if (running.isEmpty()) {
            System.out.println("Nothing runs in " + layout.home() + ". Start it: ./ventanilla up");
            return NOT_READY;
        }
        var now = Clock.systemUTC().instant();
        long total = Memory.residentAlone(running.get().pid());
        boolean allReady = true;
        System.out.printf("%-21s %-9s %6s %8s %9s %9s %s%n", "", "state", "port", "pid", "since", "MiB", "restarts");
        for (var line : StatusFile.read(layout)) {
            long bytes = line.pid() < 0 ? 0 : Memory.resident(line.pid());
            total += bytes;
            allReady &= line.state().equals("READY");
            System.out.printf(
                    "%-21s %-9s %6d %8s %9s %9d %d%n",
                    line.name(),
                    line.state().toLowerCase(java.util.Locale.ROOT),
                    line.port(),
                    line.pid() < 0 ? "-" : Long.toString(line.pid()),
                    since(line.since(), now),
                    bytes >> 20,
                    line.restarts());
        }
        System.out.printf(
                "supervisor pid %d, %.2f GiB resident in total, data in %s%n",
                running.get().pid(), total / (double) (1L << 30), layout.data());
        return allReady ? 0 : NOT_READY;
    }

    private static String since(Instant then, Instant now) {
        var passed = Duration.between(then, now);
        if (passed.toHours() > 0) {
            return passed.toHours() + " h " + passed.toMinutesPart() + " m";
        }
        return passed.toMinutes() > 0
                ? passed.toMinutes() + " m " + passed.toSecondsPart() + " s"
                : passed.toSeconds() + " s";
    }
}

package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import uy.ventanilla.testkit.server.Java;
import uy.ventanilla.testkit.server.Pause;

/** Starts the platform and stays with it; or, detached, starts somebody who does. */
final class Up {
    private static final String READY_MARK = "Everything is ready";

    private final Layout layout;

    Up(Layout layout) {
        this.layout = layout;
    }

    int run(boolean detach) throws IOException {
        return detach ? detached() : attached();
    }

    private int attached() {
        var copy = new RunningCopy(layout);
        if (!copy.claim()) {
            throw new Trouble("Ventanilla already runs in " + layout.home()
                    + copy.find().map(it -> " (pid " + it.pid() + ")").orElse("")
                    + ".\nSee ./ventanilla status, or end it with ./ventanilla down. A second copy beside it wants its own"
                    + " place and ports:\n  ./ventanilla up --dir .ventanilla/second --port-offset 1000");
        }
        Leftovers.end(layout);
        new Preflight(layout).check();
        long started = System.nanoTime();
        say("Ventanilla starts in " + layout.home());
        var platform = new Platform(layout, new Platform.Settings(true, this::news));
        var ended = endWith(platform);
        try {
            platform.start();
            var tenants = new ReferenceTenants(platform);
            tenants.load(this::news);
            var seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
            System.out.print(Welcome.text(platform, tenants.read(), READY_MARK, seconds));
            System.out.flush();
        } catch (RuntimeException e) {
            if (ended.get()) {
                return waitForEnd(); // Ctrl-C while starting: not a failure, and the hook is at work
            }
            throw e instanceof Trouble ? e : new Trouble("Could not start: " + e.getMessage());
        }
        return waitForEnd();
    }

    /** Ctrl-C, {@code down} and a failure all end here: nothing is left running. */
    private AtomicBoolean endWith(Platform platform) {
        var ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ended.set(true);
            say("");
            say("Stopping. (The first stop after a build also records what makes the next start quicker.)");
            platform.close();
            say("Stopped. Data stays in " + layout.data());
        }));
        return ended;
    }

    private static int waitForEnd() {
        while (true) {
            Pause.of(Duration.ofHours(1));
        }
    }

    private int detached() throws IOException {
        var running = new RunningCopy(layout).find();
        if (running.isPresent()) {
            return attached(); // says that it already runs
        }
        Files.createDirectories(layout.logs());
        var log = layout.logs().resolve("up.log");
        Files.deleteIfExists(log);
        var command = new ArrayList<>(List.of("setsid", Java.command()));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--checkout",
                layout.checkout().toString(),
                "--dir",
                layout.home().toString(),
                "--port-offset",
                Integer.toString(layout.portOffset())));
        var process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return follow(process, log);
    }

    private static int follow(Process process, Path log) throws IOException {
        long shown = 0;
        while (true) {
            boolean over = !process.isAlive();
            var text = Files.exists(log) ? Files.readString(log, UTF_8) : "";
            System.out.print(text.substring((int) shown));
            System.out.flush();
            shown = text.length();
            if (over) {
                return 1;
            }
            if (text.contains(READY_MARK) && text.endsWith(Welcome.END)) {
                System.out.println("It goes on in the background: ./ventanilla status, logs, down");
                return 0;
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    private void news(String line) {
        say("  " + line);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

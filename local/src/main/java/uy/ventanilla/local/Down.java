package uy.ventanilla.local;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import uy.ventanilla.testkit.server.Trees;

/** Ends the platform, and with {@code reset} forgets its data. */
final class Down {
    // services, then servers, each with what they may take to record; then Elasticsearch's archive
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Layout layout;

    Down(Layout layout) {
        this.layout = layout;
    }

    int run() {
        var running = new RunningCopy(layout).find();
        if (running.isEmpty()) {
            Leftovers.end(layout);
            System.out.println("Nothing runs in " + layout.home());
            return 0;
        }
        var supervisor = running.get();
        System.out.println(
                "Stopping. (The first stop after a build also records what makes the next start quicker: a minute or two.)");
        supervisor.destroy();
        try {
            supervisor
                    .onExit()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            supervisor.destroyForcibly();
            supervisor.onExit().join();
        }
        Leftovers.end(layout);
        System.out.println("Stopped. Data stays in " + layout.data());
        return 0;
    }

    int reset() {
        run();
        Trees.delete(layout.data());
        Trees.delete(layout.logs());
        Trees.delete(layout.secrets());
        Trees.delete(layout.clockOffset());
        System.out.println("Data, logs and secrets under " + layout.home() + " are gone. ./ventanilla up starts anew.");
        return 0;
    }
}

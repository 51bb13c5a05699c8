package uy.ventanilla.testkit.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The breath between two looks at something that is not ready yet. */
public final class Pause {
    private Pause() {}

    public static void briefly() {
        of(Duration.ofMillis(50));
    }

    public static void of(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}

package uy.ventanilla.testkit.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A real server as a child process of ours: a data directory, a loopback port, a log, a pid file.
 *
 * <p>{@code start} returns at once; {@code awaitReady} waits until the server answers its own protocol. A stopped or
 * killed server can be started again on the same data and port.
 */
public sealed interface Server permits PostgresServer, KafkaServer, ElasticsearchServer, MailServer {
    String name();

    /** The main port, the one that must be free before {@code start}. */
    int port();

    void start();

    /** Ends a process that a former life left behind on this data; {@code start} does it too. */
    void endOrphan();

    /** Whether it answers its own protocol now. Quick, never throws. */
    boolean isHealthy();

    boolean isRunning();

    /** The process, or -1 when none runs. */
    long pid();

    Path log();

    void stop();

    /** kill -9. */
    void kill();

    /** Waits for the first healthy answer. Throws with the log's last lines when the process dies or time is up. */
    default void awaitReady(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isHealthy()) {
            if (!isRunning()) {
                throw new IllegalStateException(name() + " died while starting:\n" + LogTail.of(log()));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        name() + " is not ready after " + patience.toSeconds() + " s:\n" + LogTail.of(log()));
            }
            Pause.briefly();
        }
    }
}

package uy.ventanilla.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.server.Child;

class SupervisedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Supervised supervised;

    @AfterEach
    void end() {
        supervised.close();
        assertThat(supervised.part().isRunning()).isFalse();
    }

    @Test
    void what_dies_is_started_again_and_it_says_so() {
        begin("exec sleep 600");
        supervised.awaitReady(PATIENCE);
        long first = supervised.part().pid();

        supervised.kill();
        Await.until(
                "it runs again",
                () -> supervised.part().pid() > 0 && supervised.part().pid() != first);
        supervised.awaitReady(PATIENCE);
        assertThat(supervised.restarts()).isEqualTo(1);
        assertThat(told).contains("was killed, starting it again");
    }

    @Test
    void what_is_stopped_stays_so_until_it_is_wanted_again() {
        begin("exec sleep 600");
        supervised.awaitReady(PATIENCE);
        supervised.stop();
        assertThat(supervised.part().isRunning()).isFalse();
        assertThat(supervised.state()).isEqualTo(Supervised.State.STOPPED);

        supervised.startAgain();
        supervised.awaitReady(PATIENCE);
        assertThat(supervised.restarts()).isZero();
    }

    @Test
    void what_never_gets_ready_is_left_alone_with_the_end_of_its_log() {
        begin("echo the disk is full; exit 1");
        assertThatThrownBy(() -> supervised.awaitReady(PATIENCE))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("did not get ready")
                .hasMessageContaining("the disk is full");
        assertThat(supervised.state()).isEqualTo(Supervised.State.FAILED);
        assertThat(told).contains("failed: died 3 times while starting");
    }

    private void begin(String script) {
        supervised = new Supervised(new Program(script, home), (_, what) -> told.add(what), Clock.systemUTC());
        supervised.begin();
    }

    /** A program of the shell as a part; ready as soon as it runs. */
    private static final class Program implements Part {
        private final String script;
        private final Path home;
        private volatile Child child;

        Program(String script, Path home) {
            this.script = script;
            this.home = home;
        }

        @Override
        public String name() {
            return "program";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public void start() {
            child = Child.start(
                    List.of("sh", "-c", script), Map.of(), home, log(), home.resolve("program.pid"), new byte[0]);
        }

        @Override
        public boolean isReady() {
            return isRunning() && script.contains("sleep");
        }

        @Override
        public boolean isRunning() {
            return child != null && child.isAlive();
        }

        @Override
        public long pid() {
            return isRunning() ? child.pid() : -1;
        }

        @Override
        public Path log() {
            return home.resolve("program.log");
        }

        @Override
        public void stop() {
            child.stop("TERM", Duration.ofSeconds(5));
        }

        @Override
        public void kill() {
            child.kill();
        }

        @Override
        public void endOrphan() {}
    }
}

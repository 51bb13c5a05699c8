package uy.ventanilla.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetClockTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final Ticking base = new Ticking();

    @TempDir
    private Path dir;

    @Test
    void without_the_file_it_is_the_machines_time() {
        assertThat(new OffsetClock(dir.resolve("none"), base).instant()).isEqualTo(NOON);
    }

    @Test
    void it_runs_ahead_by_what_the_file_says_and_notices_a_change() throws Exception {
        var file = Files.writeString(dir.resolve("offset"), "PT168H\n");
        var clock = new OffsetClock(file, base);
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(7)));
        Files.writeString(file, "PT0S");
        base.now = NOON.plusMillis(20);
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(20));
    }

    @Test
    void a_file_caught_empty_while_being_written_keeps_the_last_offset() throws Exception {
        var file = Files.writeString(dir.resolve("offset"), "PT1H");
        var clock = new OffsetClock(file, base);
        clock.instant();
        Files.writeString(file, "");
        base.now = NOON.plusSeconds(1);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3601));
    }

    private static final class Ticking extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

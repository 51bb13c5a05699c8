package uy.ventanilla.platform.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that runs ahead of (or behind) another by the ISO-8601 duration in a small file, so that stories can move the
 * time of many processes at once and a restarted one still agrees with them. The file is looked at again at most every
 * {@value #LOOK_EVERY_MILLIS} ms; while it is absent the offset is zero. Tokens and TLS never use this clock.
 */
public final class OffsetClock extends Clock {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Path file;
    private final Clock base;
    private volatile Duration offset = Duration.ZERO;
    private volatile long lookedAt = Long.MIN_VALUE;

    public OffsetClock(Path file, Clock base) {
        this.file = file;
        this.base = base;
    }

    @Override
    public Instant instant() {
        long now = base.millis();
        if (now - lookedAt >= LOOK_EVERY_MILLIS || lookedAt == Long.MIN_VALUE || now < lookedAt) {
            lookedAt = now;
            offset = read();
        }
        return base.instant().plus(offset);
    }

    private Duration read() {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? offset : Duration.parse(text);
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            return offset; // the writer may be replacing it this very moment
        }
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new OffsetClock(file, base.withZone(zone));
    }
}

package uy.ventanilla.slatimer.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a mail that announces a state. */
public sealed interface Announcement {
    @Nullable
    UUID recipient();

    Instant at();

    /** The mail server took it; it belongs to the stay {@code generation}. */
    record Sent(@Nullable UUID recipient, int generation, Instant at) implements Announcement {}

    /** It was given up. Nobody says for which stay. */
    record Failed(@Nullable UUID recipient, Instant at) implements Announcement {}
}

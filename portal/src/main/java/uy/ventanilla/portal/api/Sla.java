package uy.ventanilla.portal.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The promises and time limits of a ticket. */
public record Sla(List<Target> targets, List<Deadline> deadlines) {
    public Sla {
        targets = targets == null ? List.of() : targets;
        deadlines = deadlines == null ? List.of() : deadlines;
    }

    /** A promise; met, breached or still running. */
    public record Target(
            String id, @Nullable Instant dueAt, @Nullable Instant metAt, boolean breached) {}

    /** A workflow's own time limit. */
    public record Deadline(String id, @Nullable Instant dueAt) {}
}

package uy.ventanilla.slatimer.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When what is due on one ticket. */
public record Times(List<Target> targets, @Nullable Deadline deadline) {
    /**
     * A promise's due time.
     *
     * @param metAt when it was kept, early or late; absent while it is not
     * @param running whether somebody still waits for it: neither met nor overtaken by the ticket's end
     */
    public record Target(String id, Instant dueAt, @Nullable Instant metAt, boolean running) {
        /** Whether it was kept after it was due. An answer at the very due instant is in time. */
        public boolean metLate() {
            return metAt != null && metAt.isAfter(dueAt);
        }
    }

    /** The due time of the limit of the state a ticket is in, for its stay {@code generation}. */
    public record Deadline(String id, int generation, Instant dueAt) {}
}

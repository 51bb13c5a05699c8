package uy.ventanilla.ticket.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.workflow.Phase;
import uy.ventanilla.ticket.domain.workflow.State;

/**
 * A ticket's stay in one state.
 *
 * @param generation counts the ticket's stays from 1, so that a timer set for an earlier stay, even in the same state, is
 *     recognised as stale
 * @param reason why it is here, where somebody gave a reason
 */
public record Stay(
        String state,
        Phase phase,
        Instant since,
        int generation,
        @Nullable String reason) {
    static Stay first(State state, Instant now) {
        return new Stay(state.id(), state.phase(), now, 1, null);
    }

    Stay next(State state, @Nullable String reason, Instant now) {
        return new Stay(state.id(), state.phase(), now, generation + 1, reason);
    }
}

package uy.ventanilla.ticket.domain.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's state.
 *
 * @param label from language tag to text, as all labels
 * @param onCustomerMessage the state a customer's human message leads to; absent: the ticket stays
 * @param onAgentMessage the state an agent's public message leads to; absent: the ticket stays
 * @param onAssign the state an assignment leads to (S21); absent: the ticket stays
 */
public record State(
        String id,
        Map<String, String> label,
        Phase phase,
        @Nullable String onCustomerMessage,
        @Nullable String onAgentMessage,
        @Nullable String onAssign,
        @Nullable Deadline deadline) {
    /** A state that a ticket is still in although its tenant's present blueprint does not know it any more: a dead end. */
    static State forgotten(String id, Phase phase) {
        return new State(id, Map.of("es", id), phase, null, null, null, null);
    }
}

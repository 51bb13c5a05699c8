package uy.ventanilla.ticket.domain.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A move somebody may make.
 *
 * @param reasons where there are any, one of them is required
 * @param message whether words (or a file) are required: a question (S22), the missing information (S24)
 */
public record Transition(
        String id,
        Map<String, String> label,
        String from,
        String to,
        Set<Mover> by,
        List<Reason> reasons,
        boolean message) {
    /** Why somebody moves a ticket. */
    public record Reason(String id, Map<String, String> label) {}

    public boolean knowsReason(String id) {
        return reasons.stream().anyMatch(reason -> reason.id().equals(id));
    }
}

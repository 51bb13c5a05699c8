package uy.ventanilla.ticket.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import uy.ventanilla.platform.web.Problem;
import uy.ventanilla.ticket.domain.Refusal;

/** Every refusal in words for whoever asked. The codes are part of the API and never change. */
final class TicketProblems {
    private TicketProblems() {}

    static Problem of(Refusal why, long ticket) {
        return switch (why) {
            case TICKET_CLOSED -> conflict(ticket, "ticket-closed", "This ticket is closed. Open a new one.");
            case TRANSITION_NOT_POSSIBLE ->
                conflict(
                        ticket, "transition-not-possible", "The ticket's state has no such transition. Load it again.");
            case TRANSITION_NOT_ALLOWED ->
                conflict(ticket, "transition-not-allowed", "This transition is for others to make.");
            case MESSAGE_REQUIRED -> conflict(ticket, "message-required", "Write a message.");
            case REASON_REQUIRED -> conflict(ticket, "reason-required", "Choose one of the transition's reasons.");
            case REASON_UNKNOWN -> conflict(ticket, "reason-unknown", "The transition has no such reason.");
            case INCOMPLETE -> conflict(ticket, "incomplete", "Fill in the mandatory fields first.");
            case NOT_ALLOWED -> conflict(ticket, "not-allowed", "Only people may do this.");
            case CLASSIFICATION_UNKNOWN ->
                conflict(ticket, "classification-unknown", "The catalogue has no such entry.");
            case AMOUNT_NOT_ALLOWED -> conflict(ticket, "amount-not-allowed", "This entry takes no amount.");
            case FIELD_INVALID -> conflict(ticket, "field-invalid", "The form has no such field, or not that choice.");
            case NOTHING_CHANGES -> conflict(ticket, "nothing-changes", "It is like that already.");
            case STALE_DEADLINE -> conflict(ticket, "stale-deadline", "That deadline is over.");
        };
    }

    static Problem unknown() {
        return Problem.notFound("There is no such ticket for you.");
    }

    static Problem invalid(String pointer, String detail) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "Correct the fields named in errors.",
                Map.of("errors", java.util.List.of(Map.of("pointer", pointer, "detail", detail))));
    }

    private static Problem conflict(long ticket, String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail, Map.of("ticket", ticket));
    }
}

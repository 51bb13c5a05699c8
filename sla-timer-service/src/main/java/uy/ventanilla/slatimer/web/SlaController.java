package uy.ventanilla.slatimer.web;

import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;
import uy.ventanilla.slatimer.domain.TicketFacts;
import uy.ventanilla.slatimer.usecase.ShowTimes;

/** Due times, for staff and for the people on the ticket; to everybody else it does not exist. */
@RestController
class SlaController {
    private static final Set<String> STAFF = Set.of("agent", "lead", "admin");

    private final ShowTimes times;

    SlaController(ShowTimes times) {
        this.times = times;
    }

    /** Due times of a ticket: each target and deadline. */
    @GetMapping("/api/tickets/{number}/sla")
    ShowTimes.Shown sla(@PathVariable long number, Caller caller) {
        return times.of(caller.tenant(), number, ticket -> maySee(caller, ticket))
                .orElseThrow(() -> Problem.notFound("There is no ticket " + number + " that you may see."));
    }

    private static boolean maySee(Caller caller, TicketFacts ticket) {
        return caller.roles().stream().anyMatch(STAFF::contains)
                || caller.scopes().contains("tickets:read")
                || (caller.id() != null && ticket.people().contains(caller.id()));
    }
}

package uy.ventanilla.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.api.Sla;
import uy.ventanilla.portal.api.Tickets;

/** What stands beside a ticket for the desk. A part whose service is away is left out, the ticket stays workable. */
@Component
class TicketSide {
    private static final Logger log = LoggerFactory.getLogger(TicketSide.class);

    private final Tickets tickets;

    TicketSide(Tickets tickets) {
        this.tickets = tickets;
    }

    void fill(Visitor visitor, Model model, long number) {
        if (visitor.staff()) {
            model.addAttribute("sla", sla(visitor, number));
            model.addAttribute("timeline", timeline(visitor, number));
        }
    }

    private @Nullable Sla sla(Visitor visitor, long number) {
        try {
            return tickets.sla(visitor.asking(), number);
        } catch (ApiProblem problem) {
            log.warn("ticket without due times ticket={} status={}", number, problem.status());
            return null;
        }
    }

    private List<Tickets.Happening> timeline(Visitor visitor, long number) {
        try {
            return tickets.timeline(visitor.asking(), number);
        } catch (ApiProblem problem) {
            log.warn("ticket without timeline ticket={} status={}", number, problem.status());
            return List.of();
        }
    }
}

package uy.ventanilla.portal.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.Tickets;

/** My tickets, filtered by one state (S23, S41). */
@Controller
class MyTicketsPage {
    private final Tickets tickets;

    MyTicketsPage(Tickets tickets) {
        this.tickets = tickets;
    }

    @GetMapping("/tickets")
    String mine(
            Visitor visitor,
            Model model,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        if (visitor.staff()) {
            return "redirect:/agent";
        }
        model.addAttribute("page", tickets.page(visitor.asking(), new Tickets.Filter(null, state, null, q, cursor)));
        model.addAttribute("state", state);
        model.addAttribute("q", q);
        return "tickets";
    }
}

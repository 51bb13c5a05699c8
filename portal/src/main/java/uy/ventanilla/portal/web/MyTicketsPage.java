package uy.ventanilla.portal.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.People;
import uy.ventanilla.portal.api.Ticket;
import uy.ventanilla.portal.api.Tickets;

/** My tickets, filtered by one state (S23, S41); of who belongs to several organisations, grouped by them (S60). */
@Controller
class MyTicketsPage {
    private static final String NOBODYS = "";

    /** Tickets under one heading; without one where there is nothing to tell apart. */
    record Group(@Nullable String name, List<Ticket> tickets) {}

    private final Tickets tickets;
    private final People people;

    MyTicketsPage(Tickets tickets, People people) {
        this.tickets = tickets;
        this.people = people;
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
        var page = tickets.page(visitor.asking(), new Tickets.Filter(null, state, null, null, q, cursor));
        model.addAttribute("page", page);
        model.addAttribute(
                "groups", groups(page.items(), people.me(visitor.asking()).organisations()));
        model.addAttribute("state", state);
        model.addAttribute("q", q);
        return "tickets";
    }

    /** In the order of the person's organisations, and behind them what is of none. */
    private static List<Group> groups(List<Ticket> tickets, List<People.Organisation> organisations) {
        if (organisations.size() < 2) {
            return List.of(new Group(null, tickets));
        }
        Map<String, List<Ticket>> byName = new LinkedHashMap<>();
        organisations.forEach(it -> byName.put(it.name() == null ? NOBODYS : it.name(), new ArrayList<>()));
        for (var ticket : tickets) {
            var of = ticket.organisation();
            var name = of == null || of.name() == null ? NOBODYS : of.name();
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(ticket);
        }
        return byName.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }
}

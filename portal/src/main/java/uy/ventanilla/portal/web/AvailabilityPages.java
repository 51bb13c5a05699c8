package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.People;

/** Staff say whether they take new tickets. */
@Controller
@RequestMapping("/availability")
class AvailabilityPages {
    private final People people;

    AvailabilityPages(People people) {
        this.people = people;
    }

    /** Part of the account's menu. */
    @GetMapping
    String now(Visitor visitor, Model model) {
        model.addAttribute(
                "away", Boolean.TRUE.equals(people.me(visitor.asking()).away()));
        return "availability";
    }

    @PostMapping
    ResponseEntity<Void> become(Visitor visitor, HttpServletRequest request, @RequestParam boolean away) {
        people.away(visitor.asking(), away);
        return Forms.goTo(request, "/agent");
    }
}

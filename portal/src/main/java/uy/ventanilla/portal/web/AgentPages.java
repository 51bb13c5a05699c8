package uy.ventanilla.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.Intake;
import uy.ventanilla.portal.api.Tickets;

/** The desk: what is due next, and the mails that came to nothing. */
@Controller
@RequestMapping("/agent")
class AgentPages {
    /** What can become of a mail, those first that somebody should look at. */
    private static final List<String> OUTCOMES =
            List.of("refused", "quarantined", "bounce", "automatic", "duplicate", "message", "ticket");

    private final Tickets tickets;
    private final Intake intake;

    AgentPages(Tickets tickets, Intake intake) {
        this.tickets = tickets;
        this.intake = intake;
    }

    /** The lists an agent keeps going back to. */
    enum View {
        MINE("open", "me"),
        UNASSIGNED("open", "none"),
        OPEN("open", null),
        RESOLVED("resolved", null),
        CLOSED("closed", null);

        private final String phase;
        private final @Nullable String assignee;

        View(String phase, @Nullable String assignee) {
            this.phase = phase;
            this.assignee = assignee;
        }

        /** As it stands in an address. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @GetMapping
    String list(
            Visitor visitor,
            Model model,
            @RequestParam(defaultValue = "open") String view,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        if (!visitor.staff()) {
            return "redirect:/tickets";
        }
        var chosen = List.of(View.values()).stream()
                .filter(candidate -> candidate.id().equals(view))
                .findFirst()
                .orElse(View.OPEN);
        model.addAttribute("views", View.values());
        model.addAttribute("view", chosen);
        model.addAttribute("request", request);
        model.addAttribute("q", q);
        model.addAttribute(
                "page",
                tickets.page(
                        visitor.asking(), new Tickets.Filter(chosen.phase, null, chosen.assignee, request, q, cursor)));
        return "agent/list";
    }

    @GetMapping("/mails")
    String mails(Visitor visitor, Model model, @RequestParam(defaultValue = "refused") String outcome) {
        model.addAttribute("outcome", outcome);
        model.addAttribute("outcomes", OUTCOMES);
        model.addAttribute("mails", intake.mails(visitor.asking(), outcome));
        return "agent/mails";
    }

    /** The mail as it came, to read or to keep; never as a page. */
    @GetMapping("/mails/{id}/raw")
    ResponseEntity<byte[]> raw(Visitor visitor, @PathVariable String id) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".eml")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .body(intake.raw(visitor.asking(), id));
    }
}

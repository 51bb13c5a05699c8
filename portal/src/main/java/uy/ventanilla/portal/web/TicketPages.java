package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.api.Intake;
import uy.ventanilla.portal.api.Message;
import uy.ventanilla.portal.api.Tickets;

/** One ticket: its conversation, its state, and what this reader may do with it. */
@Controller
@RequestMapping("/tickets/{number}")
class TicketPages {
    private final Tickets tickets;
    private final Intake intake;
    private final TicketSide side;

    TicketPages(Tickets tickets, Intake intake, TicketSide side) {
        this.tickets = tickets;
        this.intake = intake;
        this.side = side;
    }

    @GetMapping
    String ticket(Visitor visitor, Model model, @PathVariable long number) {
        model.addAttribute("ticket", tickets.find(visitor.asking(), number));
        model.addAttribute("messages", tickets.messages(visitor.asking(), number));
        side.fill(visitor, model, number);
        return "ticket";
    }

    /** What changed since {@code after}, the last message shown: the new messages, and all that shows the state. */
    @GetMapping("/news")
    String news(
            Visitor visitor,
            Model model,
            @PathVariable long number,
            @RequestParam(required = false) @Nullable UUID after) {
        model.addAttribute("ticket", tickets.find(visitor.asking(), number));
        model.addAttribute("messages", newer(tickets.messages(visitor.asking(), number), after));
        side.fill(visitor, model, number);
        return "ticket-news";
    }

    private static List<Message> newer(List<Message> all, @Nullable UUID after) {
        if (after == null) {
            return all;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(after)) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }

    @PostMapping("/messages")
    ResponseEntity<Void> write(
            Visitor visitor,
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "public") String visibility,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files) {
        var kept = new ArrayList<UUID>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                kept.add(intake.keep(visitor.asking(), file).id());
            }
        }
        tickets.write(visitor.asking(), number, text.strip(), visibility, kept);
        return Forms.stay(request, "/tickets/" + number);
    }

    @PostMapping("/transitions")
    ResponseEntity<Void> move(
            Visitor visitor,
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam String transition,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String message) {
        tickets.move(visitor.asking(), number, transition, reason, message);
        return Forms.stay(request, "/tickets/" + number);
    }

    @PostMapping("/assignee")
    ResponseEntity<Void> take(Visitor visitor, HttpServletRequest request, @PathVariable long number) {
        tickets.takeOver(visitor.asking(), number);
        return Forms.stay(request, "/tickets/" + number);
    }

    @PostMapping("/classification")
    ResponseEntity<Void> classify(
            Visitor visitor,
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam String id,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable String currency) {
        tickets.classify(visitor.asking(), number, id, amount, currency);
        return Forms.stay(request, "/tickets/" + number);
    }

    /** Every field of the tenant's form; an emptied one is sent empty. */
    @PostMapping("/fields")
    ResponseEntity<Void> fillIn(
            Visitor visitor,
            HttpServletRequest request,
            @PathVariable long number,
            @RequestParam Map<String, String> form) {
        tickets.fillIn(visitor.asking(), number, FormFields.of(visitor.tenant(), form, true));
        return Forms.stay(request, "/tickets/" + number);
    }

    /** A mail's own HTML, alone in a sandboxed frame: no script, no form, no request to anywhere. */
    @GetMapping("/messages/{message}/html")
    ResponseEntity<String> html(Visitor visitor, @PathVariable long number, @PathVariable UUID message) {
        var html = tickets.messages(visitor.asking(), number).stream()
                .filter(candidate -> candidate.id().equals(message))
                .map(Message::html)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new ApiProblem(404, "not-found", "", List.of()));
        return ResponseEntity.ok()
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html);
    }
}

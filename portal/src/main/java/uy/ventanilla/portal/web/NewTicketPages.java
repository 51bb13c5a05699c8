package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import uy.ventanilla.portal.api.Articles;
import uy.ventanilla.portal.api.Directory;
import uy.ventanilla.portal.api.Intake;
import uy.ventanilla.portal.api.People;

/** A new ticket, one's own or that of somebody on the telephone (S36): the tenant's form, articles that may answer it, and the confirmation (S34, S42 to S44). */
@Controller
@RequestMapping("/new")
class NewTicketPages {
    private static final Logger log = LoggerFactory.getLogger(NewTicketPages.class);

    private final Intake intake;
    private final Articles articles;
    private final People people;
    private final Directory directory;

    NewTicketPages(Intake intake, Articles articles, People people, Directory directory) {
        this.intake = intake;
        this.articles = articles;
        this.people = people;
        this.directory = directory;
    }

    @GetMapping
    String form(Visitor visitor, Model model, @RequestParam(defaultValue = "") String subject) {
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("subject", subject);
        model.addAttribute("organisations", people.me(visitor.asking()).organisations());
        return "new";
    }

    /** Who calls, by what has been typed of their address or name; and for which of their organisations it is. */
    @GetMapping("/caller")
    String caller(Visitor visitor, Model model, @RequestParam(defaultValue = "") String address) {
        if (!visitor.staff()) {
            throw new ApiProblem(403, "forbidden", "", List.of());
        }
        var typed = address.strip();
        var found = typed.length() < 3
                ? List.<Directory.Person>of()
                : directory
                        .people(visitor.asking(), new Directory.PeopleQuery(typed, "customer", null, false, null))
                        .items();
        var known = found.stream()
                .filter(person -> person.address().equalsIgnoreCase(typed))
                .findFirst();
        model.addAttribute("found", found.stream().limit(8).toList());
        model.addAttribute("known", known.orElse(null));
        model.addAttribute("typed", typed);
        model.addAttribute(
                "organisations",
                known.map(person -> person.organisations().stream()
                                .map(id -> directory
                                        .organisation(visitor.asking(), id)
                                        .it())
                                .toList())
                        .orElse(List.of()));
        return "caller";
    }

    @GetMapping("/suggestions")
    String suggestions(Visitor visitor, Model model, @RequestParam(defaultValue = "") String subject) {
        model.addAttribute("hits", subject.strip().length() < 4 ? List.of() : suggested(visitor, subject));
        return "suggestions";
    }

    private List<Articles.Hit> suggested(Visitor visitor, String subject) {
        try {
            return articles.suggestions(visitor.asking(), subject.strip()).stream()
                    .limit(3)
                    .toList();
        } catch (ApiProblem problem) {
            log.warn("no suggestions status={}", problem.status());
            return List.of();
        }
    }

    @PostMapping
    ResponseEntity<Void> open(
            Visitor visitor,
            HttpServletRequest request,
            @RequestParam Map<String, String> form,
            @RequestParam String subject,
            @RequestParam String text,
            @RequestParam String key,
            @RequestParam(required = false) @Nullable UUID organisation,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files) {
        var fields = FormFields.of(visitor.tenant(), form, false);
        var taken = intake.open(
                visitor.asking(),
                new Intake.Request(
                        subject.strip(),
                        text.strip(),
                        fields,
                        organisation,
                        visitor.staff() ? new Intake.Caller(address.strip(), name.strip()) : null),
                files == null ? List.of() : files,
                key);
        return Forms.goTo(request, after(visitor, taken));
    }

    private static String after(Visitor visitor, Intake.Taken taken) {
        return taken.ticket() == null ? "/new/sent/" + taken.id() : ticket(visitor, taken.ticket());
    }

    /** Whoever asked for it themselves is thanked. */
    private static String ticket(Visitor visitor, long number) {
        return "/tickets/" + number + (visitor.staff() ? "" : "?sent");
    }

    /** Shown while the number is on its way; asks again by itself. */
    @GetMapping("/sent/{id}")
    String sent(Visitor visitor, Model model, @PathVariable String id) {
        var taken = intake.progress(visitor.asking(), id);
        if (taken.ticket() != null) {
            return "redirect:" + ticket(visitor, taken.ticket());
        }
        model.addAttribute("id", id);
        return "sent";
    }
}

package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import uy.ventanilla.portal.api.Directory;

/** An admin's pages about people: list, one of them, and a sheet of many. */
@Controller
@RequestMapping("/admin/people")
class AdminPeoplePages {
    private static final List<String> ROLES = List.of("customer", "agent", "lead", "admin");

    /** The form about a person; {@code main} is the one of {@code member} their mails count for.
     * A box that is not ticked is not sent. */
    record Form(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable UUID main,
            @Nullable List<UUID> member,
            @Nullable List<String> team,
            @Nullable Boolean mayMail,
            @Nullable Boolean away,
            @Nullable Boolean left,
            @Nullable String language,
            @Nullable String version) {
        Directory.PersonDraft draft() {
            var organisations = new LinkedHashSet<UUID>();
            var members = member == null ? List.<UUID>of() : member;
            if (main != null && members.contains(main)) {
                organisations.add(main);
            }
            organisations.addAll(members);
            var customer = "customer".equals(role);
            return new Directory.PersonDraft(
                    email,
                    name == null ? "" : name.strip(),
                    role == null ? "customer" : role,
                    List.copyOf(organisations),
                    team == null || customer ? List.of() : team,
                    Boolean.TRUE.equals(mayMail),
                    Boolean.TRUE.equals(away) && !customer,
                    Boolean.TRUE.equals(left),
                    language == null ? "es" : language);
        }
    }

    private final Directory directory;

    AdminPeoplePages(Directory directory) {
        this.directory = directory;
    }

    @GetMapping
    String list(
            Visitor visitor,
            Model model,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable UUID organisation,
            @RequestParam(defaultValue = "false") boolean left,
            @RequestParam(required = false) @Nullable String cursor) {
        var query = new Directory.PeopleQuery(q, role, organisation, left, cursor);
        var page = directory.people(visitor.asking(), query);
        model.addAttribute("page", page);
        model.addAttribute("query", query);
        model.addAttribute("roles", ROLES);
        if (organisation != null) {
            model.addAttribute(
                    "of", directory.organisation(visitor.asking(), organisation).it());
        }
        return "admin/people";
    }

    @GetMapping("/new")
    String blank(Visitor visitor, Model model, @RequestParam(required = false) @Nullable UUID organisation) {
        fill(visitor, model, organisation == null ? List.of() : List.of(organisation));
        return "admin/person";
    }

    @GetMapping("/{id}")
    String edit(Visitor visitor, Model model, @PathVariable UUID id) {
        var read = directory.person(visitor.asking(), id);
        model.addAttribute("person", read.it());
        model.addAttribute("version", read.version());
        fill(visitor, model, read.it().organisations());
        return "admin/person";
    }

    private void fill(Visitor visitor, Model model, List<UUID> organisations) {
        var named = new ArrayList<Directory.Organisation>();
        for (var id : organisations) {
            named.add(directory.organisation(visitor.asking(), id).it());
        }
        model.addAttribute("organisations", named);
        model.addAttribute("roles", ROLES);
        model.addAttribute("teams", directory.teams(visitor.asking()));
    }

    /** Organisations that can be added to a person, by what was typed. */
    @GetMapping("/organisations")
    String organisations(Visitor visitor, Model model, @RequestParam(defaultValue = "") String find) {
        model.addAttribute(
                "found",
                find.isBlank()
                        ? List.of()
                        : directory.organisations(visitor.asking(), find, null).items().stream()
                                .limit(8)
                                .toList());
        return "admin/organisation-choices";
    }

    @PostMapping("/new")
    ResponseEntity<Void> add(Visitor visitor, HttpServletRequest request, Form form) {
        var added = directory.add(visitor.asking(), form.draft());
        return Forms.goTo(request, "/admin/people/" + added.id() + "?saved");
    }

    @PostMapping("/{id}")
    ResponseEntity<Void> change(Visitor visitor, HttpServletRequest request, @PathVariable UUID id, Form form) {
        directory.change(visitor.asking(), id, form.version() == null ? "" : form.version(), form.draft());
        return Forms.goTo(request, "/admin/people/" + id + "?saved");
    }

    @PostMapping("/{id}/invitation")
    ResponseEntity<Void> invite(Visitor visitor, HttpServletRequest request, @PathVariable UUID id) {
        directory.invite(visitor.asking(), id);
        return Forms.goTo(request, "/admin/people/" + id + "?invited");
    }

    @PostMapping("/{id}/sign-out")
    ResponseEntity<Void> signOut(Visitor visitor, HttpServletRequest request, @PathVariable UUID id) {
        directory.signOut(visitor.asking(), id);
        return Forms.goTo(request, "/admin/people/" + id + "?signedOut");
    }

    @PostMapping("/{id}/second-factor")
    ResponseEntity<Void> resetSecondFactor(Visitor visitor, HttpServletRequest request, @PathVariable UUID id) {
        directory.resetSecondFactor(visitor.asking(), id);
        return Forms.goTo(request, "/admin/people/" + id + "?reset");
    }

    @GetMapping("/import")
    String sheet(Visitor visitor) {
        return "admin/import";
    }

    /** Stays where it is: the report stands below the form, and the file stays chosen. */
    @PostMapping("/import")
    String take(
            Visitor visitor,
            Model model,
            @RequestParam MultipartFile sheet,
            @RequestParam(defaultValue = "trial") String then,
            @RequestParam(defaultValue = "false") boolean invite)
            throws IOException {
        var report = directory.take(visitor.asking(), sheet.getBytes(), !then.equals("take"), invite);
        model.addAttribute("report", report);
        return "admin/report";
    }
}

package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
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
import uy.ventanilla.portal.api.Directory;

/** An admin's pages about organisations and teams. */
@Controller
@RequestMapping("/admin")
class AdminPages {
    /** The form about an organisation. */
    record Form(
            @Nullable String name,
            @Nullable String taxId,
            @Nullable String brand,
            @Nullable String plan,
            @Nullable String commercialContact,
            @Nullable String version) {
        Directory.OrganisationDraft draft() {
            return new Directory.OrganisationDraft(
                    name == null ? "" : name.strip(), taxId, brand, plan == null ? "" : plan, commercialContact);
        }
    }

    private final Directory directory;

    AdminPages(Directory directory) {
        this.directory = directory;
    }

    @GetMapping
    String start() {
        return "redirect:/admin/people";
    }

    @GetMapping("/organisations")
    String organisations(
            Visitor visitor,
            Model model,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        model.addAttribute("page", directory.organisations(visitor.asking(), q, cursor));
        model.addAttribute("q", q);
        return "admin/organisations";
    }

    @GetMapping("/organisations/new")
    String blank(Visitor visitor) {
        return "admin/organisation";
    }

    @GetMapping("/organisations/{id}")
    String organisation(Visitor visitor, Model model, @PathVariable UUID id) {
        var read = directory.organisation(visitor.asking(), id);
        model.addAttribute("organisation", read.it());
        model.addAttribute("version", read.version());
        return "admin/organisation";
    }

    @PostMapping("/organisations/new")
    ResponseEntity<Void> add(Visitor visitor, HttpServletRequest request, Form form) {
        var added = directory.add(visitor.asking(), form.draft());
        return Forms.goTo(request, "/admin/organisations/" + added.id() + "?saved");
    }

    @PostMapping("/organisations/{id}")
    ResponseEntity<Void> change(Visitor visitor, HttpServletRequest request, @PathVariable UUID id, Form form) {
        directory.change(visitor.asking(), id, form.version() == null ? "" : form.version(), form.draft());
        return Forms.goTo(request, "/admin/organisations/" + id + "?saved");
    }

    @PostMapping("/organisations/{id}/removal")
    ResponseEntity<Void> remove(Visitor visitor, HttpServletRequest request, @PathVariable UUID id) {
        directory.remove(visitor.asking(), id);
        return Forms.goTo(request, "/admin/organisations?removed");
    }

    /** The one time the code is seen: it stands in the answer and in no address, history or cache. */
    @PostMapping("/organisations/{id}/access-code")
    String renewCode(
            Visitor visitor, Model model, @PathVariable UUID id, @RequestParam(defaultValue = "PT0S") String overlap) {
        model.addAttribute("made", directory.renewCode(visitor.asking(), id, overlap));
        return "admin/code";
    }

    @GetMapping("/teams")
    String teams(Visitor visitor, Model model) {
        model.addAttribute("teams", directory.teams(visitor.asking()));
        model.addAttribute("staff", directory.staff(visitor.asking()));
        return "admin/teams";
    }

    @PostMapping("/teams/{id}")
    ResponseEntity<Void> become(
            Visitor visitor,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<UUID> member) {
        directory.become(visitor.asking(), id, member == null ? List.of() : member);
        return Forms.goTo(request, "/admin/teams?saved=" + id);
    }
}

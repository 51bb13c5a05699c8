package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.Integrators;

/** An admin's page about programs: what each may do, when it was last here, and its secret. */
@Controller
@RequestMapping("/admin/clients")
class IntegratorPages {
    private static final List<String> SCOPES = List.of("tickets:read", "directory:read", "articles:write");

    private final Integrators integrators;

    IntegratorPages(Integrators integrators) {
        this.integrators = integrators;
    }

    @GetMapping
    String all(Visitor visitor, Model model) {
        model.addAttribute("integrators", integrators.all(visitor.asking()));
        model.addAttribute("scopes", SCOPES);
        return "admin/clients";
    }

    /** The one time its secret is seen: it stands in the answer and in no address, history or cache. */
    @PostMapping
    String make(
            Visitor visitor,
            Model model,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> scope) {
        model.addAttribute("made", integrators.make(visitor.asking(), name.strip(), scope == null ? List.of() : scope));
        return "admin/secret";
    }

    @PostMapping("/{id}/secret")
    String renew(
            Visitor visitor,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "PT24H") String overlap) {
        model.addAttribute("made", integrators.renew(visitor.asking(), id, overlap));
        return "admin/secret";
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<Void> revoke(Visitor visitor, HttpServletRequest request, @PathVariable String id) {
        integrators.revoke(visitor.asking(), id);
        return Forms.goTo(request, "/admin/clients?removed");
    }
}

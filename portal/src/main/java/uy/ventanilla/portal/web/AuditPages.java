package uy.ventanilla.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.Audit;

/** An admin's page of who did what. */
@Controller
class AuditPages {
    private static final List<String> KINDS = List.of(
            "sign-in",
            "second-factor",
            "account",
            "password",
            "person",
            "organisation",
            "client",
            "provider",
            "blueprint",
            "data",
            "tenant");

    private final Audit audit;

    AuditPages(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/admin/audit")
    String read(
            Visitor visitor,
            Model model,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = kind != null && KINDS.contains(kind) ? kind : null;
        var action = wanted == null ? null : wanted + ".*";
        model.addAttribute("page", audit.read(visitor.asking(), action, about, cursor));
        model.addAttribute("kinds", KINDS);
        model.addAttribute("kind", wanted);
        model.addAttribute("about", about == null || about.isBlank() ? null : about);
        return "admin/audit";
    }
}

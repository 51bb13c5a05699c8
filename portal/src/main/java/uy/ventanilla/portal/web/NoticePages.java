package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.api.Notices;

/** The bell and what it rang for (S46). */
@Controller
@RequestMapping("/notices")
class NoticePages {
    private static final Logger log = LoggerFactory.getLogger(NoticePages.class);

    private final Notices notices;

    NoticePages(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        model.addAttribute("bell", notices.bell(visitor.asking(), false));
        return "notices";
    }

    /** The number on the bell. A page does not fail for its bell. */
    @GetMapping("/bell")
    String bell(Visitor visitor, Model model) {
        try {
            model.addAttribute("bell", notices.bell(visitor.asking(), true));
        } catch (ApiProblem problem) {
            log.warn("no bell status={}", problem.status());
            model.addAttribute("bell", Notices.Bell.SILENT);
        }
        return "bell";
    }

    @PostMapping("/read")
    ResponseEntity<Void> read(Visitor visitor, HttpServletRequest request, @RequestParam String upTo) {
        notices.read(visitor.asking(), upTo);
        return Forms.goTo(request, "/notices");
    }
}

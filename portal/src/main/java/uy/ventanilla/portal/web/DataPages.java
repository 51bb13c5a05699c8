package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.Directory;
import uy.ventanilla.portal.api.Gateway;

/** An admin takes the tenant's data along, gives a person theirs, and forgets who wants to be forgotten. */
@Controller
class DataPages {
    private final Directory directory;

    DataPages(Directory directory) {
        this.directory = directory;
    }

    /** Who the visitor is, and that they are an admin, is looked at by what the page asks for. */
    @GetMapping("/admin/data")
    String page(Visitor visitor) {
        directory.teams(visitor.asking());
        return "admin/data";
    }

    @GetMapping("/admin/data/export")
    void all(Visitor visitor, HttpServletResponse response) throws IOException {
        hand(directory.export(visitor.asking()), response);
    }

    @GetMapping("/admin/people/{id}/export")
    void ofPerson(Visitor visitor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        hand(directory.export(visitor.asking(), id), response);
    }

    @PostMapping("/admin/people/{id}/erasure")
    ResponseEntity<Void> erase(
            Visitor visitor,
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam String confirm,
            @RequestParam(defaultValue = "false") boolean files) {
        directory.erase(visitor.asking(), id, confirm.strip(), files);
        return Forms.goTo(request, "/admin/people/" + id + "?erased");
    }

    private static void hand(Gateway.Download download, HttpServletResponse response) throws IOException {
        try (download) {
            download.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
            response.setHeader("Cache-Control", "no-store");
            download.body().transferTo(response.getOutputStream());
        }
    }
}

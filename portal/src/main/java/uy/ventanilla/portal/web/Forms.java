package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * How a form that succeeded goes on. htmx sends forms without leaving the page, so what was typed (and the files chosen)
 * survives a refusal; only success leaves.
 */
final class Forms {
    private Forms() {}

    static boolean byHtmx(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** Leaves for another page. */
    static ResponseEntity<Void> goTo(HttpServletRequest request, String path) {
        if (byHtmx(request)) {
            return ResponseEntity.noContent().header("HX-Redirect", path).build();
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /** Stays: the page fetches what changed and empties the form. */
    static ResponseEntity<Void> stay(HttpServletRequest request, String page) {
        if (byHtmx(request)) {
            return ResponseEntity.noContent()
                    .header("HX-Trigger", "ticket-changed")
                    .build();
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }
}

package uy.ventanilla.notification.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.notification.usecase.Hint;
import uy.ventanilla.notification.usecase.OpenPages;
import uy.ventanilla.platform.web.Caller;

/**
 * Hints to open pages as server-sent events. The request's own virtual thread writes them, so a stream costs a small
 * stack and a slow reader slows nobody but itself.
 */
@RestController
class HintController {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Tokens live by real time, never by a service's movable clock. */
    private static final Clock REAL = Clock.systemUTC();

    private final OpenPages openPages;
    private final JsonMapper json;

    HintController(OpenPages openPages, JsonMapper json) {
        this.openPages = openPages;
        this.json = json;
    }

    /** Hints as server-sent events: which ticket has changed, and that the bell has rung. */
    @GetMapping("/api/events/stream")
    void stream(
            Caller caller, @AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean staff = caller.is("agent") || caller.is("lead") || caller.is("admin");
        var person = caller.person();
        try (var page = openPages.open(hint ->
                hint.tenant().equals(caller.tenant()) && (staff || hint.people().contains(person)))) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            var out = response.getOutputStream();
            // nothing is kept to resume from: who comes back asks for everything again
            write(
                    out,
                    request.getHeader("Last-Event-ID") == null
                            ? "retry: 2000\n: open\n\n"
                            : "retry: 2000\nevent: reset\ndata: {}\n\n");
            run(page, out, token.getExpiresAt());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // the reader closed the page, which is how every stream ends
        }
    }

    private void run(OpenPages.Page page, OutputStream out, @Nullable Instant expires)
            throws IOException, InterruptedException {
        var spoke = REAL.instant();
        while (page.isOpen() && (expires == null || REAL.instant().isBefore(expires))) {
            var hint = page.hints().poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (hint != null) {
                write(out, event(hint));
                spoke = REAL.instant();
            } else if (!REAL.instant().isBefore(spoke.plus(HEARTBEAT))) {
                write(out, ": still here\n\n");
                spoke = REAL.instant();
            }
        }
    }

    private String event(Hint hint) {
        var data = json.writeValueAsString(
                Map.of("ticket", hint.ticket(), "sequence", hint.sequence(), "kind", hint.kind()));
        return "event: ticket\nid: " + hint.ticket() + ":" + hint.sequence() + "\ndata: " + data + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

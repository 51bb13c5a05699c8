package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.api.Gateway;

/**
 * Hands the API's hints to an open page, one stream per page. Lines pass unchanged, heartbeats too: writing one is what
 * tells that the browser has left, and then the stream behind is closed as well.
 */
@Controller
class LiveStream {
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    private final Gateway gateway;
    private final OpenPages pages;
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    LiveStream(Gateway gateway, OpenPages pages) {
        this.gateway = gateway;
        this.pages = pages;
    }

    /** The request's own virtual thread waits here for as long as the page is open. */
    @GetMapping("/live")
    void live(Visitor visitor, HttpServletResponse response) throws IOException {
        var person = visitor.person();
        if (closing || person == null) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        var tenant = visitor.tenant().slug();
        var who = String.valueOf(person.id());
        if (!pages.enter(tenant, who)) {
            log.info("no place for another open page tenant={}", tenant);
            comeAgain(response, 30_000);
            return;
        }
        try {
            follow(visitor, response);
        } finally {
            pages.leave(tenant, who);
        }
    }

    private void follow(Visitor visitor, HttpServletResponse response) throws IOException {
        try (var hints = gateway.stream(visitor.asking(), "/api/events/stream")) {
            open.add(hints);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            relay(hints, response);
        } catch (ApiProblem problem) {
            log.info("no live hints status={}", problem.status());
            comeAgain(response, 5_000);
        }
    }

    /** A 503 would make the browser give up for good; an ended stream makes it come back. */
    private static void comeAgain(HttpServletResponse response, int millis) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.getOutputStream().write(("retry: " + millis + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private void relay(InputStream hints, HttpServletResponse response) throws IOException {
        var out = response.getOutputStream();
        // not all in the same moment, when they all come back at once
        int again = ThreadLocalRandom.current().nextInt(2_000, 6_000);
        out.write(("retry: " + again + "\n\n").getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        try (var lines = new BufferedReader(new InputStreamReader(hints, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                if (line.isEmpty() || line.startsWith(":")) {
                    response.flushBuffer();
                }
            }
        } catch (IOException e) {
            log.debug("a live stream ended", e);
        } finally {
            open.remove(hints);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() throws IOException {
        closing = true;
        for (var hints : open) {
            hints.close();
        }
    }
}

package uy.ventanilla.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.notification.domain.BellLine;
import uy.ventanilla.notification.usecase.ReadBell;
import uy.ventanilla.platform.web.Caller;

/** The caller's own bell. */
@RestController
class NotificationController {
    private final ReadBell readBell;

    NotificationController(ReadBell readBell) {
        this.readBell = readBell;
    }

    record BellView(long unread, List<LineView> items) {}

    record LineView(long id, @Nullable Long ticket, String kind, Map<String, String> text, Instant at, boolean read) {
        static LineView of(BellLine line) {
            return new LineView(
                    line.id(),
                    line.ticket(),
                    line.kind(),
                    Map.of("es", line.es(), "en", line.en()),
                    line.at(),
                    line.read());
        }
    }

    record ReadUpTo(long upTo) {}

    /** The caller's own bell, the newest first. */
    @GetMapping("/api/notifications")
    BellView list(Caller caller, @RequestParam(defaultValue = "false") boolean unread) {
        var bell = readBell.of(caller.tenant(), caller.person(), unread);
        return new BellView(
                bell.unread(), bell.lines().stream().map(LineView::of).toList());
    }

    /** Marks the bell as read up to a line. */
    @PostMapping("/api/notifications/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @RequestBody ReadUpTo request) {
        readBell.upTo(caller.tenant(), caller.person(), request.upTo());
    }
}

package uy.ventanilla.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The bell of the one who asks. */
@Component
public class Notices {
    private final Gateway gateway;

    Notices(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The bell: how many are unread, and the newest. */
    public record Bell(int unread, List<Notice> items) {
        public static final Bell SILENT = new Bell(0, List.of());

        public Bell {
            items = items == null ? List.of() : items;
        }
    }

    /** One ring. */
    public record Notice(
            String id,
            @Nullable Long ticket,
            @Nullable String kind,
            Map<String, String> text,
            Instant at,
            boolean read) {}

    public Bell bell(Asking who, boolean unreadOnly) {
        return gateway.get(who, Bell.class, "/api/notifications?unread={unread}", unreadOnly);
    }

    public void read(Asking who, String upTo) {
        gateway.send(who, HttpMethod.POST, Map.of("upTo", upTo), "/api/notifications/read");
    }
}

package uy.ventanilla.portal.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The tenant's audit log: who did what to whom. */
@Component
public class Audit {
    private final Gateway gateway;

    Audit(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The newest first; {@code next} asks for what is behind it. */
    public record Page(List<Line> items, @Nullable String next) {}

    /** {@code detail}: what exactly, in English. */
    public record Line(
            Instant at,
            String action,
            Actor actor,
            @Nullable Subject subject,
            String detail) {}

    /** {@code kind}: person, integrator, operator, visitor or platform. */
    public record Actor(
            String kind,
            @Nullable String id,
            @Nullable String name,
            @Nullable String from) {}

    /** What it was done to. */
    public record Subject(String id, @Nullable String name) {}

    /** {@code action} and {@code about} absent: all of it. */
    public Page read(Asking who, @Nullable String action, @Nullable String about, @Nullable String cursor) {
        var address = UriComponentsBuilder.fromPath("/api/audit");
        add(address, "action", action);
        add(address, "about", about);
        add(address, "cursor", cursor);
        return gateway.get(who, Page.class, address.build().encode().toUriString());
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, value);
        }
    }
}

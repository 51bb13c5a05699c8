package uy.ventanilla.portal.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The tickets of the one who asks: reading, answering, moving. */
@Component
public class Tickets {
    private final Gateway gateway;

    Tickets(Gateway gateway) {
        this.gateway = gateway;
    }

    /** One page of tickets; {@code next} is the cursor of the page after it. */
    public record Page(List<Ticket> items, @Nullable String next) {
        public Page {
            items = items == null ? List.of() : items;
        }
    }

    private record Conversation(List<Message> items) {}

    private record Timeline(List<Happening> items) {}

    /** One line of a ticket's history: who changed what, from what to what. */
    public record Happening(
            Instant at,
            String kind,
            Message.Author actor,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String cause,
            boolean internal) {}

    /** What of the tickets is wanted; an absent part does not narrow. */
    public record Filter(
            @Nullable String phase,
            @Nullable String state,
            @Nullable String assignee,
            @Nullable String request,
            @Nullable String q,
            @Nullable String cursor) {
        String query() {
            var query = new StringBuilder("?limit=50");
            add(query, "phase", phase);
            add(query, "state", state);
            add(query, "assignee", assignee);
            add(query, "request", request);
            add(query, "q", q);
            add(query, "cursor", cursor);
            return query.toString();
        }

        private static void add(StringBuilder query, String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }

    public Page page(Asking who, Filter filter) {
        return gateway.get(who, Page.class, URI.create("/api/tickets" + filter.query()));
    }

    public Ticket find(Asking who, long number) {
        return gateway.get(who, Ticket.class, "/api/tickets/{number}", number);
    }

    public List<Message> messages(Asking who, long number) {
        return gateway.get(who, Conversation.class, "/api/tickets/{number}/messages", number).items;
    }

    /** What happened to a ticket, oldest first. */
    public List<Happening> timeline(Asking who, long number) {
        return gateway.get(who, Timeline.class, "/api/tickets/{number}/timeline", number).items;
    }

    /** When what is due and why. */
    public Sla sla(Asking who, long number) {
        return gateway.get(who, Sla.class, "/api/tickets/{number}/sla", number);
    }

    public void write(Asking who, long number, String text, String visibility, List<UUID> attachments) {
        gateway.send(
                who,
                HttpMethod.POST,
                Map.of("text", text, "visibility", visibility, "attachments", attachments),
                "/api/tickets/{number}/messages",
                number);
    }

    public void move(Asking who, long number, String transition, @Nullable String reason, @Nullable String message) {
        var move = new LinkedHashMap<String, Object>();
        move.put("transition", transition);
        put(move, "reason", reason);
        put(move, "message", message);
        gateway.send(who, HttpMethod.POST, move, "/api/tickets/{number}/transitions", number);
    }

    public void takeOver(Asking who, long number) {
        gateway.send(who, HttpMethod.POST, Map.of("agent", "me"), "/api/tickets/{number}/assignee", number);
    }

    public void classify(Asking who, long number, String id, @Nullable String amount, @Nullable String currency) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", id);
        put(entry, "amount", amount);
        put(entry, "currency", currency);
        gateway.send(who, HttpMethod.POST, entry, "/api/tickets/{number}/classification", number);
    }

    public void fillIn(Asking who, long number, Map<String, String> fields) {
        gateway.send(who, HttpMethod.PATCH, fields, "/api/tickets/{number}/fields", number);
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            body.put(name, value.strip());
        }
    }
}

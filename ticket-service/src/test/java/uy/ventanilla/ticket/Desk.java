package uy.ventanilla.ticket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.Channel;
import uy.ventanilla.contracts.MessageReceived;
import uy.ventanilla.contracts.OrganisationChanged;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.Sender;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TicketEvent;
import uy.ventanilla.testkit.Await;

/** A support desk of its own for one test: a fresh tenant, its people, and what they do from outside. */
final class Desk {
    private final HttpClient http = HttpClient.newHttpClient();
    final Neighbours neighbours;
    private final JsonMapper json = JsonMapper.builder().build();
    private final int port;

    final UUID tenant = UUID.randomUUID();
    final UUID organisation = UUID.randomUUID();

    Desk(Neighbours neighbours, int port) {
        this.neighbours = neighbours;
        this.port = port;
    }

    /** One of the desk's people, customer or staff, with a token. */
    record Someone(UUID id, String name, String address, Role role, String token) {}

    static Desk of(String blueprint, Neighbours neighbours, int port) {
        var desk = new Desk(neighbours, port);
        desk.apply(Blueprints.shipped(blueprint));
        return desk;
    }

    void apply(Blueprint blueprint) {
        apply(1, blueprint);
    }

    void apply(int version, Blueprint blueprint) {
        neighbours.say(tenant, tenant.toString(), new TenantApplied(tenant, version, blueprint));
    }

    Someone customer(String name) {
        neighbours.say(
                tenant,
                organisation.toString(),
                new OrganisationChanged(organisation, "Bodega Sur", null, null, "oficina", null, false));
        return person(name, Role.CUSTOMER, organisation);
    }

    Someone privateCustomer(String name) {
        return person(name, Role.CUSTOMER, null);
    }

    Someone agent(String name) {
        return person(name, Role.AGENT, null);
    }

    Someone lead(String name) {
        return person(name, Role.LEAD, null);
    }

    Someone person(String name, Role role, UUID memberOf) {
        var someone = nobodyHeardOf(name, role);
        introduce(someone, memberOf);
        return someone;
    }

    /** Somebody with a token of whom ticket-service has not been told. */
    Someone nobodyHeardOf(String name, Role role) {
        var id = UUID.randomUUID();
        var address = name.toLowerCase(java.util.Locale.ROOT) + "@people.example";
        var token = Identity.token(tenant, id, name, role.name().toLowerCase(java.util.Locale.ROOT));
        return new Someone(id, name, address, role, token);
    }

    void introduce(Someone who, UUID memberOf) {
        neighbours.say(
                tenant,
                who.id().toString(),
                new PersonChanged(
                        who.id(),
                        who.address(),
                        who.name(),
                        who.role(),
                        memberOf,
                        List.of(),
                        List.of(),
                        true,
                        true,
                        false,
                        false,
                        "es"));
    }

    MessageReceived mail(Someone from, Long ticket, String subject, String text) {
        return mail(from.id(), from, ticket, subject, text, false);
    }

    MessageReceived mail(UUID known, Someone from, Long ticket, String subject, String text, boolean automatic) {
        return message(known, from, null, ticket, subject, text, automatic);
    }

    /** For another of the sender's organisations than the one their mails count for. */
    MessageReceived request(Someone from, UUID of, String subject, String text) {
        return message(from.id(), from, of, null, subject, text, false);
    }

    private MessageReceived message(
            UUID known, Someone from, UUID of, Long ticket, String subject, String text, boolean automatic) {
        return new MessageReceived(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Channel.MAIL,
                new Sender(known, from.address(), from.name()),
                null,
                of,
                ticket,
                subject,
                text,
                text + "\n> quoted",
                "<p>" + text + "</p>",
                List.of(),
                automatic,
                Map.of(),
                java.time.Instant.parse("2026-03-06T13:00:00Z"),
                "<" + UUID.randomUUID() + "@people.example>",
                null);
    }

    /** {@code agent} writes down what {@code from} says on the telephone. */
    MessageReceived call(Someone from, Someone agent, String subject, String text) {
        return new MessageReceived(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Channel.PHONE,
                new Sender(from.id(), from.address(), from.name()),
                new Sender(agent.id(), agent.address(), agent.name()),
                null,
                null,
                subject,
                text,
                text,
                null,
                List.of(),
                false,
                Map.of(),
                java.time.Instant.parse("2026-03-06T13:00:00Z"),
                null,
                null);
    }

    void hears(MessageReceived mail) {
        neighbours.say(tenant, mail.conversation().toString(), mail);
    }

    /** {@code from} writes, and a ticket comes of it. */
    long opens(Someone from, String subject, String text) {
        var mail = mail(from, null, subject, text);
        hears(mail);
        return Await.get(
                "a ticket called " + subject,
                () -> announced().stream()
                        .filter(event -> event.event().ticket().conversation().equals(mail.conversation()))
                        .map(event -> event.event().ticket().number())
                        .findFirst());
    }

    /** Answers by mail. */
    MessageReceived answers(Someone from, long ticket, String text) {
        var mail = mail(from, ticket, "Re: it", text);
        hears(mail);
        return mail;
    }

    List<Neighbours.Heard> announced() {
        return neighbours.of(tenant);
    }

    List<TicketEvent> announced(long ticket) {
        return announced().stream()
                .map(Neighbours.Heard::event)
                .filter(event -> event.ticket().number() == ticket)
                .toList();
    }

    UUID idOf(long ticket) {
        return announced(ticket).getFirst().ticket().id();
    }

    void say(String key, uy.ventanilla.contracts.Event event) {
        neighbours.say(tenant, key, event);
    }

    /** An answer with its body as JSON. */
    record Answer(int status, Optional<String> type, Optional<String> tag, JsonNode body) {
        String code() {
            return body.path("type").asString("").replaceFirst(".*:", "");
        }
    }

    Answer get(Someone who, String path) {
        return send(who, "GET", path, null, Map.of());
    }

    Answer post(Someone who, String path, Object body) {
        return send(who, "POST", path, body, Map.of());
    }

    Answer send(Someone who, String method, String path, Object body, Map<String, String> headers) {
        return sendAs(who == null ? null : who.token(), method, path, body, headers);
    }

    Answer sendAs(String token, String method, String path, Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        body instanceof String text ? text : json.writeValueAsString(body)));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type"),
                    answer.headers().firstValue("ETag"),
                    answer.body().isBlank() ? json.nullNode() : json.readTree(answer.body()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String state(Someone who, long ticket) {
        return get(who, "/api/tickets/" + ticket)
                .body()
                .path("state")
                .path("id")
                .asString("");
    }
}

package uy.ventanilla.acceptance;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A desk with something of everything the API tells of, and how each thing is called: by the folder and variable of a path
 * ({@code people/id}), and by the field of a body or the parameter of a query that names it.
 */
final class FurnishedDesk {
    static final List<String> SCOPES = List.of("tickets:read", "articles:write", "directory:read");

    private final Desk desk = Desk.like("expand");
    private final Map<String, String> ids = new HashMap<>();
    private final String word;
    private String machine = "";

    private FurnishedDesk(String word) {
        this.word = word;
    }

    /** {@code word} is in all that is written here; {@code tickets} is how many tickets there are, so the number of the last. */
    static FurnishedDesk with(String word, int tickets) {
        var furnished = new FurnishedDesk(word);
        furnished.settleIn(tickets);
        return furnished;
    }

    Desk desk() {
        return desk;
    }

    Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    String word() {
        return word;
    }

    /** An integrator's token with all scopes; good for five minutes. */
    String machine() {
        return machine;
    }

    private void settleIn(int tickets) {
        var alma = desk.as("Alma");
        var tania = desk.as("Tania");
        var ana = desk.as("Ana");
        var organisation = id(alma.post("/api/organisations", Map.of("name", word + " SA", "plan", "24x7")));
        var zoila = id(alma.post(
                "/api/people",
                Map.of(
                        "email",
                        desk.addressOf("Zoila"),
                        "name",
                        "Zoila " + word,
                        "role",
                        "customer",
                        "organisations",
                        List.of(organisation))));
        for (int i = 1; i <= tickets; i++) {
            desk.mailFrom("Ana").about(word + " " + i).saying("Sobre " + word).send();
            desk.ticketAbout(word + " " + i);
        }
        var article = published(tania, "Sobre " + word);
        published(tania, "Más sobre " + word); // so that there is a second page
        var client = alma.post("/api/clients", Map.of("name", word, "scopes", SCOPES))
                .ok()
                .json();
        var mail = Eventually.finds(
                "the mails",
                () -> Optional.ofNullable(
                        tania.get("/intake/mails").ok().json().get("items").get(0)));
        var attachment = id(form(ana, "/intake/attachments", new Multipart().file("file", word)));
        var request = id(form(
                ana,
                "/intake/requests",
                new Multipart().json("request", Map.of("subject", word, "text", word, "fields", Map.of()))));
        desk.ticketAbout(word);

        ids.put("tickets/number", Integer.toString(tickets));
        ids.put("people/id", zoila);
        ids.put("people/person", zoila);
        ids.put("organisations/id", organisation);
        ids.put("articles/slug", article);
        ids.put("clients/clientId", client.get("clientId").asString());
        ids.put("teams/id", "tecnicos");
        ids.put(
                "sessions/id",
                alma.get("/api/me/sessions").ok().json().get(0).get("id").asString());
        ids.put("mails/id", mail.get("id").asString());
        ids.put("requests/id", request);
        ids.put("attachments/id", attachment);
        ids.put("q", word);
        ids.put("subject", word);
        ids.put(
                "organisation",
                alma.get("/api/organisations?q=bodega")
                        .ok()
                        .json()
                        .at("/items/0/id")
                        .asString());
        ids.put("about", zoila);
        ids.put("ticket", ids.get("tickets/number"));
        ids.put("agent", personCalled("Tania"));
        ids.put("address", desk.addressOf("Zoila"));
        sealedLink(tania);
        machine = desk.anonymous()
                .form(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "scope", String.join(" ", SCOPES),
                                "client_id", ids.get("clients/clientId"),
                                "client_secret", client.get("clientSecret").asString()))
                .ok()
                .json()
                .get("access_token")
                .asString();
        Eventually.holds(
                "the article is found",
                () -> desk.anonymous()
                        .get("/api/articles/search?q=" + word)
                        .http()
                        .body()
                        .contains(word));
    }

    private void sealedLink(Api agent) {
        var link = agent.post(
                        "/api/tickets/" + ids.get("tickets/number") + "/messages",
                        Map.of("text", word, "attachments", List.of(ids.get("attachments/id"))))
                .ok()
                .json()
                .at("/attachments/0/href")
                .asString();
        for (var parameter : link.substring(link.indexOf('?') + 1).split("&", -1)) {
            ids.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
    }

    String personCalled(String name) {
        return desk.as("Alma")
                .get("/api/people?q=" + desk.addressOf(name))
                .ok()
                .json()
                .at("/items/0/id")
                .asString();
    }

    /**
     * A body with which {@code operation} does something, made with things that are called {@code ids}; absent where it takes
     * none. One that nobody has written a body for is an error, so that a new operation is tried from its first day.
     */
    static @Nullable Object body(Operation operation, Map<String, String> ids) {
        var once = UUID.randomUUID().toString().substring(0, 8);
        return switch (operation.id()) {
            case "Article.write", "Article.put" ->
                Map.of("title", "Nota " + once, "body", "Nada", "tags", List.of("una"), "language", "es");
            case "Client.make" -> Map.of("name", "Vecino", "scopes", List.of("tickets:read"));
            case "Client.renew" -> Map.of("overlap", "PT1H");
            case "Me.away" -> Map.of("away", false);
            case "Notification.read" -> Map.of("upTo", 1);
            case "Organisation.add", "Organisation.change" -> organisation("Empresa " + once);
            case "Organisation.renewCode" -> Map.of("overlap", "PT0S");
            case "People.add" ->
                Map.of(
                        "email",
                        "persona-" + once + "@example.org",
                        "name",
                        "Persona",
                        "role",
                        "customer",
                        "organisations",
                        List.of(ids.get("organisation")));
            case "People.change" -> person(List.of(ids.get("organisation")));
            case "PersonErasure.erase" -> Map.of("confirm", ids.get("address"));
            case "Import.take" -> "email,name\nfila-" + once + "@example.org,Fila\n";
            case "Team.become" -> Map.of("members", List.of(ids.get("agent")));
            case "Ticket.assign" -> Map.of("agent", ids.get("agent"));
            case "Ticket.classify" -> Map.of("id", "normal");
            case "Ticket.fillIn" -> Map.of();
            case "Ticket.move" ->
                Map.of(
                        "transition", "resolver",
                        "reason", "resuelto",
                        "message", "Listo",
                        "attachments", List.of(ids.get("attachments/id")));
            case "Message.write" ->
                Map.of("text", "Hola", "visibility", "public", "attachments", List.of(ids.get("attachments/id")));
            case "Attachment.upload" -> new Multipart().file("file", "algo");
            case "Request.file" ->
                new Multipart()
                        .json(
                                "request",
                                Map.of(
                                        "subject",
                                        "Pedido " + once,
                                        "text",
                                        "Algo",
                                        "fields",
                                        Map.of(),
                                        "organisation",
                                        ids.get("organisation")));
            default -> {
                if (operation.takesBody()) {
                    throw new AssertionError(
                            "Write a body for " + operation.id() + " here, so that neighbours try it.");
                }
                yield null;
            }
        };
    }

    private static Map<String, Object> organisation(String name) {
        return Map.of("name", name, "plan", "24x7");
    }

    private static Map<String, Object> person(List<String> organisations) {
        var person = new HashMap<String, Object>();
        person.put("name", "Otro nombre");
        person.put("role", "customer");
        person.put("organisations", organisations);
        person.put("teams", List.of());
        person.put("mayMail", false);
        person.put("away", false);
        person.put("left", false);
        person.put("language", "es");
        return person;
    }

    private String published(Api author, String title) {
        var slug = author.post("/api/articles", Map.of("title", title, "body", word, "tags", List.of()))
                .ok()
                .json()
                .get("slug")
                .asString();
        author.post("/api/articles/" + slug + "/publication", Map.of()).ok();
        return slug;
    }

    static Api.Answer form(Api as, String path, Multipart form) {
        return as.send(
                as.request(path).header("Content-Type", Multipart.TYPE).POST(BodyPublishers.ofString(form.toString())));
    }

    private static String id(Api.Answer added) {
        return added.ok().json().get("id").asString();
    }

    /** Whose things {@code operation} can be told by their ids: its path's, and its body's. */
    static List<String> named(Operation operation) {
        var named = new ArrayList<>(operation.variables());
        // a slug and a team's id are words that two tenants may both use, and an address is anybody's
        named.removeAll(List.of("articles/slug", "teams/id"));
        for (var name : List.of("organisation", "agent", "attachments/id")) {
            if (operation.takesBody()) {
                var there = String.valueOf(body(
                        operation,
                        Map.of(
                                "organisation", "-organisation-",
                                "agent", "-agent-",
                                "attachments/id", "-attachments/id-",
                                "address", "-")));
                if (there.contains("-" + name + "-")) {
                    named.add(name);
                }
            }
        }
        return named;
    }
}

package uy.ventanilla.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import uy.ventanilla.local.AccessToken;
import uy.ventanilla.local.SignIn;

/**
 * A support organisation of its own for one story: a fresh tenant that lives by the blueprint of a reference tenant, with
 * people in it. Ana and Beto are customers, Tania and Tomás agents, Leo their lead.
 */
final class Desk {
    static final String PASSWORD = "una-clave-de-prueba";

    private final Stage stage;
    private final String slug;
    private final Map<String, AccessToken> tokens = new HashMap<>();

    private Desk(Stage stage, String slug) {
        this.stage = stage;
        this.slug = slug;
    }

    /** Opens a desk that works as {@code reference} does: a reference tenant, or one that only these tests have. */
    static Desk like(String reference) {
        return like(reference, "");
    }

    /** One whose blueprint says {@code more} than the reference's: whole sections of its own. */
    static Desk like(String reference, String more) {
        return like(reference, blueprint -> blueprint + more);
    }

    /** One whose blueprint is the reference's but for what {@code otherwise} makes of it. */
    static Desk like(String reference, UnaryOperator<String> otherwise) {
        var stage = Stage.open();
        var desk =
                new Desk(stage, reference + "-" + UUID.randomUUID().toString().substring(0, 8));
        var operator = stage.operator();
        long saidBefore = stage.directory().said();
        operator.put("/platform/tenants/" + desk.slug, "application/yaml", otherwise.apply(desk.blueprint(reference)))
                .ok();
        var people = desk.directory(reference);
        operator.put("/platform/tenants/" + desk.slug + "/directory", "application/yaml", people)
                .ok();
        Eventually.holds(
                "the gateway knows " + desk.host(),
                () -> desk.anonymous().get("/api/articles").status() == 200);
        // one event for the tenant and one for each line of the directory; a mail that overtakes them is a stranger's
        long said = saidBefore
                + 1
                + people.lines().filter(line -> line.startsWith("  - ")).count();
        Eventually.holds(
                "every service knows the people of " + desk.host(),
                () -> stage.directory().said() >= said && stage.directory().isHeardByAll());
        return desk;
    }

    String slug() {
        return slug;
    }

    String host() {
        return slug + ".localhost";
    }

    /** The tenant's own mailbox. */
    String supportAddress() {
        return "soporte@" + slug + ".example";
    }

    /** The address of somebody called so: at the customer's company, at the desk, or at home. */
    String addressOf(String name) {
        return switch (name) {
            case "Tania", "Tomas", "Leo", "Alma" -> name.toLowerCase(java.util.Locale.ROOT) + "@" + slug + ".example";
            default -> name.toLowerCase(java.util.Locale.ROOT) + "@clientes-" + slug + ".example";
        };
    }

    Api anonymous() {
        return stage.api(host(), null);
    }

    /** The public API as this person, signed in with {@link #PASSWORD}. */
    Api as(String name) {
        var token = tokens.get(name);
        if (token == null || !token.isFresh()) {
            token = signIn(name, PASSWORD);
            tokens.put(name, token);
        }
        return stage.api(host(), token.value());
    }

    AccessToken signIn(String name, String password) {
        try {
            return new SignIn(stage.gateway(), host(), stage.portalSecret()).as(addressOf(name), password);
        } catch (Exception e) {
            throw new IllegalStateException(name + " cannot sign in", e);
        }
    }

    /** What arrived in this person's own mailbox, oldest first. */
    Mailbox mailboxOf(String name) {
        return new Mailbox(stage, addressOf(name));
    }

    Mailbox mailboxAt(String address) {
        return new Mailbox(stage, address);
    }

    /** A new mail from this person to the desk; send it with {@link OutgoingMail#send}. */
    OutgoingMail mailFrom(String name) {
        return new OutgoingMail(stage, addressOf(name), name, supportAddress());
    }

    /** The one ticket with this subject, as soon as an agent can see it. */
    DeskTicket ticketAbout(String subject) {
        return new DeskTicket(this, Eventually.finds("a ticket about " + subject, () -> numberAbout(subject)));
    }

    DeskTicket ticket(long number) {
        return new DeskTicket(this, number);
    }

    /** How many tickets there are with this subject, whatever their state. */
    long countAbout(String subject) {
        return tickets().stream()
                .filter(t -> t.get("subject").asString().equals(subject))
                .count();
    }

    /** All tickets of the desk as an agent sees them, every page. */
    java.util.List<tools.jackson.databind.JsonNode> tickets() {
        var all = new java.util.ArrayList<tools.jackson.databind.JsonNode>();
        String cursor = "";
        do {
            var page = as("Tania")
                    .get("/api/tickets?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .ok()
                    .json();
            page.get("items").forEach(all::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    Stage stage() {
        return stage;
    }

    private java.util.Optional<Long> numberAbout(String subject) {
        return tickets().stream()
                .filter(t -> t.get("subject").asString().equals(subject))
                .map(t -> t.get("number").asLong())
                .findFirst();
    }

    private String blueprint(String reference) {
        var shipped = "deploy/blueprints/" + reference + ".yaml";
        var ours = "acceptance/src/test/blueprints/" + reference + ".yaml";
        return read(Files.exists(stage.root().resolve(shipped)) ? shipped : ours)
                .replaceFirst("(?m)^slug: .*$", "slug: " + slug)
                .replaceFirst("(?m)^hosts: .*$", "hosts: [" + host() + "]")
                .replaceFirst("address: [^,\\n]*", "address: " + supportAddress())
                .replace("@" + reference + ".example", "@" + slug + ".example"); // its other mailboxes
    }

    private String directory(String reference) {
        var plan = reference.equals("expand") ? "24x7" : "general";
        return """
                organisations:
                  - {name: Bodega Sur, plan: "%s"}
                people:
                  - {email: %s, name: Ana Pereira, role: customer, organisation: Bodega Sur, password: %s, mayMail: true, language: es}
                  - {email: %s, name: Beto Silva, role: customer, password: %s, mayMail: true, language: es}
                  - {email: %s, name: Tania Rocha, role: agent, password: %s, language: es}
                  - {email: %s, name: Tomás Vega, role: agent, password: %s, language: es}
                  - {email: %s, name: Leo Duarte, role: lead, password: %s, language: es}
                  - {email: %s, name: Alma Ruiz, role: admin, password: %s, language: es}
                """.formatted(
                        plan,
                        addressOf("Ana"),
                        PASSWORD,
                        addressOf("Beto"),
                        PASSWORD,
                        addressOf("Tania"),
                        PASSWORD,
                        addressOf("Tomas"),
                        PASSWORD,
                        addressOf("Leo"),
                        PASSWORD,
                        addressOf("Alma"),
                        PASSWORD);
    }

    private String read(String file) {
        try {
            return Files.readString(stage.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

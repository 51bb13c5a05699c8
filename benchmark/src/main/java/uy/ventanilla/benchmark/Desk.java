package uy.ventanilla.benchmark;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uy.ventanilla.local.SignIn;

/** A tenant that lives by a reference blueprint, with an admin, agents, a customer and some tickets of hers. */
final class Desk {
    static final int TICKETS = 20;
    private static final String PASSWORD = "una-clave-de-prueba";
    private static final String BOUNDARY = "----ventanilla";

    private final Stand stand;
    private final String slug;
    private final int agents;

    private Desk(Stand stand, String slug, int agents) {
        this.stand = stand;
        this.slug = slug;
        this.agents = agents;
    }

    /**
     * Opens it and waits until the tickets 1 to {@link #TICKETS} can be read. Each agent is a caller of their own at
     * the gateway.
     */
    static Desk open(Stand stand, String slug, int agents) throws Exception {
        var desk = new Desk(stand, slug, agents);
        var operator = stand.operatorToken();
        desk.put(operator, "", blueprint(stand.checkout(), slug));
        desk.put(
                operator,
                "/directory",
                "people:\n"
                        + IntStream.range(0, agents)
                                .mapToObj(i ->
                                        "  - {email: agent%d@%s.example, name: Agente %d, role: agent, password: %s, language: es}%n"
                                                .formatted(i, slug, i, PASSWORD))
                                .collect(Collectors.joining())
                        + "  - {email: alma@%1$s.example, name: Alma Ruiz, role: admin, password: %2$s, language: es}%n"
                                .formatted(slug, PASSWORD)
                        + "  - {email: ana@%1$s.example, name: Ana Pereira, role: customer, password: %2$s, mayMail: true, language: es}%n"
                                .formatted(slug, PASSWORD));
        await(
                slug + " is known",
                () -> Stand.raw(desk.request("/api/tenant", null).build()).statusCode() == 200);
        var ana = desk.signIn("ana");
        for (int i = 0; i < TICKETS; i++) {
            var number = i;
            await(
                    "a request is taken",
                    () -> Stand.raw(desk.filed(ana, "Pedido " + number)).statusCode() / 100 == 2);
        }
        var agent = desk.signIn("agent0");
        await(
                "the tickets are there",
                () -> Stand.raw(desk.request("/api/tickets/" + TICKETS, agent).build())
                                .statusCode()
                        == 200);
        return desk;
    }

    private static String blueprint(Path checkout, String slug) throws Exception {
        return Files.readString(checkout.resolve("deploy/blueprints/exosound.yaml"))
                .replaceFirst("(?m)^slug: .*$", "slug: " + slug)
                .replaceFirst("(?m)^hosts: .*$", "hosts: [" + slug + ".localhost]")
                .replaceFirst("address: [^,]*,", "address: soporte@" + slug + ".example,");
    }

    private void put(String operator, String path, String document) {
        Stand.send(stand.request("platform.localhost", "/platform/tenants/" + slug + path, operator)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(document))
                .build());
    }

    private HttpRequest filed(String token, String subject) {
        var form = Stand.JSON.writeValueAsString(Map.of(
                "subject",
                subject,
                "text",
                "La consola no enciende desde ayer.",
                "fields",
                Map.of("tipo-de-asistencia", "servicio-tecnico", "marca", "exosound")));
        return request("/intake/requests", token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(
                        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"request\"\r\n"
                                + "Content-Type: application/json\r\n\r\n" + form + "\r\n--" + BOUNDARY + "--\r\n"))
                .build();
    }

    private static void await(String what, java.util.function.BooleanSupplier holds) {
        long patience = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("waited a minute in vain: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    String host() {
        return slug + ".localhost";
    }

    /** A fresh token of everybody who works here; they live for five minutes. */
    List<String> tokens() {
        return new ArrayList<>(
                IntStream.range(0, agents).mapToObj(i -> signIn("agent" + i)).toList());
    }

    String admin() {
        return signIn("alma");
    }

    private String signIn(String name) {
        try {
            return new SignIn(stand.gateway(), host(), stand.portalSecret())
                    .as(name + "@" + slug + ".example", PASSWORD)
                    .value();
        } catch (Exception e) {
            throw new IllegalStateException(name + " cannot sign in at " + slug, e);
        }
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        return stand.request(host(), path, token);
    }

    JsonNode get(String path, String token) {
        return Stand.send(request(path, token).build());
    }

    /** What agents do all day: they look, list and read, and every tenth time they answer. */
    HttpRequest work(int number, List<String> tokens) {
        var random = new SplittableRandom(number); // the same for the same number, in every run
        var token = tokens.get(random.nextInt(tokens.size()));
        var ticket = "/api/tickets/" + (random.nextInt(TICKETS) + 1);
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> request(ticket, token).build();
            case 4, 5 -> request("/api/tickets?phase=open&limit=25", token).build();
            case 6, 7 -> request(ticket + "/messages", token).build();
            case 8 -> request("/api/people?q=ana", token).build();
            default ->
                request(ticket + "/messages", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\":\"Estamos en eso, " + number + ".\"}"))
                        .build();
        };
    }
}

package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operator changes a tenant's rules while its tickets run. */
class BlueprintStory {
    @Test
    void the_plan_names_the_tickets_it_touches_and_every_service_ends_up_on_the_new_version() {
        var desk = Desk.like("expand");
        var operator = desk.stage().operator();
        var path = "/platform/tenants/" + desk.slug();
        desk.mailFrom("Ana").about("Se corta la red").saying("Desde ayer.").send();
        desk.ticketAbout("Se corta la red");
        var inForce = operator.get(path + "/versions/current").http().body();
        var dropped = inForce.replace("id: esperando-asignacion", "id: nuevo")
                .replace("initial: esperando-asignacion", "initial: nuevo")
                .replace("from: esperando-asignacion", "from: nuevo");

        var plan = operator.request(path + "/plan")
                .header("Content-Type", "application/yaml")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(dropped));
        var planned = operator.send(plan).ok().json();
        assertThat(planned.get("differences").findValuesAsString("path"))
                .contains("workflow.initial", "workflow.states[esperando-asignacion]", "workflow.states[nuevo]");
        assertThat(planned.get("tickets")).hasSize(1);
        assertThat(planned.get("tickets").get(0).asString())
                .startsWith("1 running ticket (#1) in \"esperando-asignacion\": this state is not in the new version.");
        assertThat(operator.get(path).json().get("version").asInt()).isEqualTo(1);

        // somebody is away while the rules change, and catches up
        desk.stage().stop("sla-timer-service");
        try {
            operator.put(path, "application/yaml", inForce.replace("name: ", "name: Nueva "))
                    .ok();
            Eventually.holds("who is there goes by version 2", () -> {
                var services = operator.get(path).json().get("services");
                return version(services, "gateway") == 2
                        && version(services, "intake-service") == 2
                        && version(services, "ticket-service") == 2
                        && version(services, "notification-service") == 2;
            });
            var away = of(operator.get(path).json().get("services"), "sla-timer-service");
            assertThat(away.get("answers").asBoolean()).isFalse();
            assertThat(away.has("version")).isFalse();
        } finally {
            desk.stage().start("sla-timer-service");
        }
        Eventually.holds(
                "sla-timer-service has caught up",
                () -> version(operator.get(path).json().get("services"), "sla-timer-service") == 2);
    }

    private static int version(JsonNode services, String name) {
        return of(services, name).path("version").asInt();
    }

    private static JsonNode of(JsonNode services, String name) {
        return StreamSupport.stream(services.spliterator(), false)
                .filter(it -> it.get("service").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An operator follows one request through every service's log by its trace, its tenant and its ticket. */
class TraceStory {
    private final Desk desk = Desk.like("expand");

    @Test
    void one_request_is_one_trace_through_kafka() {
        desk.mailFrom("Ana").about("Se cortó").saying("No anda.").send();
        var ticket = desk.ticketAbout("Se cortó");
        ticket.takenBy("Tania").ok();
        var trace = UUID.randomUUID().toString().replace("-", "");
        var customer = desk.as("Ana");
        var logs = new LogLines(desk.stage());

        var request = customer.request("/api/tickets/" + ticket.number() + "/messages")
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01") // W3C Trace Context
                .POST(BodyPublishers.ofString(Api.JSON.writeValueAsString(Map.of("text", "¿Novedades?"))));
        customer.send(request).ok();

        var said = logs.line("ticket-service", line -> traced(line, trace) && line.has("ticket"));
        assertThat(said.get("ticket").asLong()).isEqualTo(ticket.number());
        assertThat(said.get("tenant").asString()).matches("[0-9a-f-]{36}");
        for (var service : new String[] {"notification-service", "sla-timer-service", "intake-service"}) {
            var heard = logs.line(service, line -> traced(line, trace));
            assertThat(heard.get("message").asString()).isEqualTo("heard type=message.added");
            assertThat(heard.get("tenant")).isEqualTo(said.get("tenant"));
        }
    }

    private static boolean traced(JsonNode line, String trace) {
        return line.path("traceId").asString("").equals(trace);
    }
}

package uy.ventanilla.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uy.ventanilla.testkit.Await;

@TicketServiceTest
class ConversationTest {
    @Autowired
    Neighbours neighbours;

    @LocalServerPort
    int port;

    @Test
    void a_mail_becomes_a_ticket_and_an_agent_answers_it() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");

        var number = desk.opens(ana, "No puedo facturar", "Desde ayer.");

        assertThat(number).isEqualTo(1);
        assertThat(desk.state(ana, number)).isEqualTo("esperando-asignacion");
        var answer = desk.post(tania, "/api/tickets/1/messages", Map.of("text", "Ya lo miro."));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(desk.state(ana, number)).isEqualTo("en-proceso");
        Await.untilAsserted(
                "all is announced",
                () -> assertThat(desk.announced())
                        .extracting(Neighbours.Heard::type)
                        .containsExactly("ticket.opened", "message.added", "ticket.moved"));
    }
}

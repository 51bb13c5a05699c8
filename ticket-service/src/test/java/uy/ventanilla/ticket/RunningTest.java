package uy.ventanilla.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uy.ventanilla.testkit.Await;

/** The operator's question before a blueprint changes. */
@TicketServiceTest
class RunningTest {
    @Autowired
    Neighbours neighbours;

    @LocalServerPort
    int port;

    @Test
    void tickets_that_are_not_closed_are_counted_and_the_newest_named_by_state_and_plan() {
        var desk = Desk.of("expand", neighbours, port);
        var neighbour = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var sola = desk.privateCustomer("Sola");
        var tania = desk.agent("Tania");
        desk.opens(ana, "uno", "Hola");
        desk.opens(ana, "dos", "Hola");
        desk.opens(sola, "tres", "Hola");
        desk.opens(ana, "cuatro", "Hola");
        neighbour.opens(neighbour.customer("Eva"), "otro", "Hola");
        desk.post(tania, "/api/tickets/2/assignee", Map.of("agent", "me"));
        Await.until("the second is at work", () -> desk.state(ana, 2).equals("en-proceso"));

        var counts = desk.sendAs(Identity.operatorToken(), "GET", running(desk), null, Map.of())
                .body();
        assertThat(counts.toString())
                .isEqualTo("[{\"state\":\"en-proceso\",\"plan\":\"oficina\",\"count\":1,\"newest\":[2]},"
                        + "{\"state\":\"esperando-asignacion\",\"plan\":\"oficina\",\"count\":2,\"newest\":[4,1]},"
                        + "{\"state\":\"esperando-asignacion\",\"count\":1,\"newest\":[3]}]");
    }

    @Test
    void nobody_but_the_operator_may_ask() {
        var desk = Desk.of("expand", neighbours, port);
        var lead = desk.lead("Leo");
        assertThat(desk.get(lead, running(desk)).status()).isEqualTo(403);
        assertThat(desk.sendAs(Identity.programToken(desk.tenant, "platform"), "GET", running(desk), null, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(desk.sendAs(null, "GET", running(desk), null, Map.of()).status())
                .isEqualTo(401);
        assertThat(desk.sendAs(Identity.operatorToken(), "GET", "/platform/tenants/none/running", null, Map.of())
                        .status())
                .isEqualTo(400);
    }

    private static String running(Desk desk) {
        return "/platform/tenants/" + desk.tenant + "/running";
    }
}

package uy.ventanilla.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uy.ventanilla.contracts.DeadlineReached;
import uy.ventanilla.contracts.DeadlineScheduled;
import uy.ventanilla.contracts.MoveCause;
import uy.ventanilla.contracts.TargetScheduled;
import uy.ventanilla.contracts.TicketMoved;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.MovableClock;

/** What sla-timer-service says: rings are judged, due times are shown. */
@TicketServiceTest
class TimersTest {
    @Autowired
    Neighbours neighbours;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    @Test
    void a_ring_of_this_stay_moves_the_ticket_and_a_stale_one_does_not() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");
        desk.opens(ana, "Espero", "Hola");
        desk.post(tania, "/api/tickets/1/assignee", Map.of("agent", "me"));
        askBack(desk, tania);
        desk.answers(ana, 1, "La 4.2");
        Await.until("it is back at work", () -> desk.state(ana, 1).equals("en-proceso"));
        askBack(desk, tania);

        rings(desk, "abandono", 3); // the first time it waited
        rings(desk, "cierre", 5); // not a deadline of this state
        rings(desk, "abandono", 5);
        rings(desk, "abandono", 5);

        Await.until("it is abandoned", () -> desk.state(ana, 1).equals("resuelto"));
        var ticket = desk.get(ana, "/api/tickets/1").body();
        assertThat(ticket.path("reason").asString()).isEqualTo("abandonado");
        Await.until("it is announced", () -> desk.announced(1).size() == 8);
        var moved = (TicketMoved) desk.announced(1).getLast();
        assertThat(moved.cause()).isEqualTo(MoveCause.DEADLINE);
        assertThat(moved.ticket().generation()).isEqualTo(6);
        assertThat(moved.actor().person()).isNull();
    }

    /** Between the topics of rules and rings there is no order; a service that was away may hear the ring first. */
    @Test
    void a_ring_by_rules_not_heard_yet_waits_for_them() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");
        desk.opens(ana, "Espero", "Hola");
        desk.post(tania, "/api/tickets/1/assignee", Map.of("agent", "me"));
        askBack(desk, tania);

        var ticket = desk.idOf(1);
        desk.say(ticket.toString(), new DeadlineReached(ticket, 1, "olvido", 3, Instant.EPOCH, 2));
        desk.apply(2, Blueprints.changed("expand", "{id: abandono,", "{id: olvido,"));

        Await.until("the new deadline has led on", () -> desk.state(ana, 1).equals("resuelto"));
    }

    @Test
    void due_times_are_shown_and_sort_the_agents_list() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");
        for (var subject : new String[] {"uno", "dos", "tres"}) {
            desk.opens(ana, subject, "Hola");
        }
        var now = clock.instant();
        due(desk, 1, now.plus(Duration.ofHours(4)));
        due(desk, 2, now.plus(Duration.ofHours(1)));
        desk.say(
                desk.idOf(2).toString(),
                new DeadlineScheduled(desk.idOf(2), 2, "cierre", 1, now.plus(Duration.ofDays(5))));
        Await.until(
                "the deadline is shown",
                () -> desk.get(ana, "/api/tickets/2").body().has("closesAt"));

        assertThat(numbers(desk.get(tania, "/api/tickets"))).containsExactly(2, 1, 3);
        assertThat(numbers(desk.get(ana, "/api/tickets"))).containsExactly(3, 2, 1);
        var page = desk.get(tania, "/api/tickets?limit=2");
        assertThat(numbers(page)).containsExactly(2, 1);
        var next = desk.get(
                tania, "/api/tickets?limit=2&cursor=" + page.body().path("next").asString());
        assertThat(numbers(next)).containsExactly(3);
        assertThat(next.body().has("next")).isFalse();

        due(desk, 2, null);
        Await.until(
                "the met target is gone",
                () -> numbers(desk.get(tania, "/api/tickets")).equals(java.util.List.of(1, 3, 2)));
        desk.post(tania, "/api/tickets/2/assignee", Map.of("agent", "me"));
        assertThat(desk.get(ana, "/api/tickets/2").body().has("closesAt"))
                .as("a deadline of an earlier stay")
                .isFalse();
    }

    private static void askBack(Desk desk, Desk.Someone agent) {
        assertThat(desk.post(
                                agent,
                                "/api/tickets/1/transitions",
                                Map.of("transition", "pedir-informacion", "message", "¿Qué versión?"))
                        .status())
                .isEqualTo(200);
    }

    private static void rings(Desk desk, String deadline, int generation) {
        desk.say(desk.idOf(1).toString(), new DeadlineReached(desk.idOf(1), 1, deadline, generation, Instant.EPOCH, 1));
    }

    private static void due(Desk desk, long ticket, Instant at) {
        desk.say(desk.idOf(ticket).toString(), new TargetScheduled(desk.idOf(ticket), ticket, "first-response", at));
    }

    private static java.util.List<Integer> numbers(Desk.Answer list) {
        return list.body()
                .path("items")
                .valueStream()
                .map(ticket -> ticket.path("number").asInt())
                .toList();
    }
}

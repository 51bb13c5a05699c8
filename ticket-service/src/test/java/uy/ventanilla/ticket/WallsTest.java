package uy.ventanilla.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static uy.ventanilla.ticket.ApiTest.isProblem;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.contracts.OrganisationChanged;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.SecondWall;
import uy.ventanilla.ticket.domain.Channel;
import uy.ventanilla.ticket.domain.Draft;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.usecase.ReceiveMessage;
import uy.ventanilla.ticket.usecase.Received;

/** What must hold between tenants and between writers. */
@TicketServiceTest
class WallsTest {
    @Autowired
    Neighbours neighbours;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    ReceiveMessage receive;

    @LocalServerPort
    int port;

    @Test
    void the_neighbour_finds_nothing_anywhere() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        desk.opens(ana, "Secreto", "Muy secreto.");
        var next = Desk.of("expand", neighbours, port);
        var spy = next.lead("Espía");
        Await.until("the neighbour is open", () -> next.get(spy, "/api/tickets").status() == 200);

        assertThat(next.get(spy, "/api/tickets").body().path("items").size()).isZero();
        assertThat(next.get(spy, "/api/tickets?q=Secreto").body().path("items").size())
                .isZero();
        for (var path : List.of("", "/messages", "/timeline")) {
            isProblem(next.get(spy, "/api/tickets/1" + path), 404, "not-found");
        }
        isProblem(next.post(spy, "/api/tickets/1/messages", Map.of("text", "Hola")), 404, "not-found");
        isProblem(next.post(spy, "/api/tickets/1/classification", Map.of("id", "normal")), 404, "not-found");
        isProblem(next.post(spy, "/api/tickets/1/assignee", "{\"agent\":null}"), 404, "not-found");
        isProblem(next.post(spy, "/api/tickets/1/transitions", Map.of("transition", "resolver")), 404, "not-found");
        isProblem(next.send(spy, "PATCH", "/api/tickets/1/fields", Map.of("a", "b"), Map.of()), 404, "not-found");
        assertThat(desk.get(ana, "/api/tickets/1/timeline").body().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void a_reply_to_a_neighbours_number_opens_a_ticket_of_ones_own() {
        var desk = Desk.of("expand", neighbours, port);
        desk.opens(desk.customer("Ana"), "Mío", "Hola");
        var next = Desk.of("expand", neighbours, port);
        var eva = next.customer("Eva");
        next.answers(eva, 1, "¿De quién es?");
        Await.until("it is Eva's own", () -> next.state(eva, 1).equals("esperando-asignacion"));
        assertThat(desk.announced()).hasSize(1);
    }

    @Test
    void no_query_gets_past_the_second_wall() throws Exception {
        var desk = Desk.of("expand", neighbours, port);
        desk.opens(desk.customer("Ana"), "Mío", "Hola");
        var next = Desk.of("expand", neighbours, port);
        next.opens(next.customer("Eva"), "Suyo", "Hola");
        new SecondWall(database).mustStandBetween(desk.tenant, next.tenant);
    }

    @Test
    void an_older_word_of_the_directory_heard_late_changes_nothing() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var last = UUID.randomUUID();
        var plan = UUID.randomUUID();
        desk.opens(ana, "Antes", "Hola");
        neighbours.say(UUID.randomUUID(), desk.tenant, ana.id().toString(), called(desk, ana, "Ana María"), 7);
        neighbours.say(last, desk.tenant, ana.id().toString(), called(desk, ana, "Anita"), 6);
        neighbours.say(UUID.randomUUID(), desk.tenant, "sur", inPlan(desk, "24x7"), 4);
        neighbours.say(plan, desk.tenant, "sur", inPlan(desk, "oficina"), 3);
        Await.until("both are heard", () -> isHeard(desk, last) && isHeard(desk, plan));

        assertThat(desk.get(ana, "/api/tickets/1")
                        .body()
                        .path("requester")
                        .path("name")
                        .asString())
                .isEqualTo("Ana María");
        var second = desk.opens(ana, "Después", "Hola");
        assertThat(desk.announced(second).getFirst().ticket().plan()).isEqualTo("24x7");
    }

    private static PersonChanged called(Desk desk, Desk.Someone who, String name) {
        return new PersonChanged(
                who.id(),
                who.address(),
                name,
                who.role(),
                desk.organisation,
                List.of(),
                List.of(),
                true,
                true,
                false,
                false,
                "es");
    }

    private static OrganisationChanged inPlan(Desk desk, String plan) {
        return new OrganisationChanged(desk.organisation, "Bodega Sur", null, null, plan, null, false);
    }

    private boolean isHeard(Desk desk, UUID event) {
        return transactions.reading(
                new TenantId(desk.tenant),
                () -> jdbc.sql("select exists (select 1 from inbox where event_id = :event)")
                        .param("event", event)
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void a_query_that_forgot_its_tenant_sees_nothing() {
        var desk = Desk.of("expand", neighbours, port);
        desk.opens(desk.customer("Ana"), "Secreto", "Muy secreto.");
        for (var table : List.of("ticket", "message", "history", "person", "tenant", "organisation", "ticket_number")) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
            assertThat(transactions.in(
                            new TenantId(desk.tenant),
                            () -> jdbc.sql("select count(*) from " + table)
                                    .query(Long.class)
                                    .single()))
                    .as(table)
                    .isPositive();
        }
    }

    @Test
    void two_hundred_at_once_get_two_hundred_numbers() { // S17
        var desk = Desk.of("exosound", neighbours, port);
        var ana = desk.privateCustomer("Ana");
        desk.opens(ana, "Primero", "Hola");
        var tenant = new TenantId(desk.tenant);

        atOnce(IntStream.rangeClosed(1, 200)
                .<Runnable>mapToObj(n -> () -> transactions.run(tenant, () -> receive.hear(tenant, request(ana, n)))));

        var numbers = transactions.in(
                tenant,
                () -> jdbc.sql("select number from ticket order by opened_at, number")
                        .query(Long.class)
                        .list());
        assertThat(numbers).hasSize(201).doesNotHaveDuplicates().contains(1L, 201L);
        Await.until("all are announced", () -> desk.announced().size() == 201);
    }

    @Test
    void people_who_write_at_the_same_moment_lose_nothing() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");
        desk.opens(ana, "Todos a la vez", "Hola");

        atOnce(IntStream.rangeClosed(1, 8)
                .<Runnable>mapToObj(n -> () -> assertThat(desk.post(
                                        n % 2 == 0 ? ana : tania,
                                        "/api/tickets/1/messages",
                                        Map.of("text", "palabra " + n))
                                .status())
                        .isEqualTo(201)));

        assertThat(desk.get(ana, "/api/tickets/1/messages").body().path("items").size())
                .isEqualTo(9);
        Await.untilAsserted(
                "each is announced once and in order",
                () -> assertThat(desk.announced(1))
                        .extracting(event -> event.ticket().sequence())
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L));
    }

    private static Received request(Desk.Someone from, int number) {
        return new Received(
                java.util.UUID.randomUUID(),
                new PersonId(from.id()),
                from.address(),
                from.name(),
                null,
                null,
                null,
                "Pedido " + number,
                Map.of(),
                null,
                Draft.of(java.util.UUID.randomUUID(), "Hola", List.of(), Channel.PORTAL));
    }

    /** On fewer threads than the pool has connections: this is about numbers and words, not about waiting in line. */
    private static void atOnce(Stream<Runnable> work) {
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(6)) {
            work.map(threads::submit).toList().forEach(done -> {
                try {
                    done.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }
    }
}

package uy.ventanilla.slatimer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.DeadlineReached;
import uy.ventanilla.contracts.DeadlineScheduled;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.contracts.TargetBreached;
import uy.ventanilla.contracts.TargetScheduled;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.slatimer.store.Timers;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.MovableClock;
import uy.ventanilla.testkit.SecondWall;
import uy.ventanilla.testkit.ServersInitializer;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServersInitializer.class)
class SlaTimerTest {
    private static final Tokens TOKENS = new Tokens();

    // a Friday, 10:00 in Montevideo and in Buenos Aires
    private static final Instant FRIDAY = Instant.parse("2026-03-06T13:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.parse("PT72H");

    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID expand = UUID.randomUUID();
    private final UUID exosound = UUID.randomUUID();
    private Others others;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private TenantTransactions transactions;

    @Autowired
    private Timers timers;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class TestClock {
        @Bean
        @Primary
        MovableClock movableClock() {
            return MovableClock.at(FRIDAY);
        }
    }

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry properties) {
        properties.add("ventanilla.identity.url", TOKENS::issuer);
    }

    @BeforeEach
    void open() {
        clock.set(FRIDAY);
        others = new Others(environment, json);
        others.apply(expand, "expand-opens-its-window");
        others.apply(exosound, "exosound-changes-its-form");
    }

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void a_waiting_ticket_is_abandoned_after_seven_running_days_and_not_a_second_before() {
        var story = waiting();
        var due = FRIDAY.plus(Duration.ofDays(7));
        Await.until("the deadline is known", () -> lastDeadline(story) != null);
        assertThat(lastDeadline(story))
                .isEqualTo(new DeadlineScheduled(story.ticket, story.number, "abandono", 2, due));

        clock.set(due.minus(SECOND));
        lookedAround();
        assertThat(others.heard(story.ticket, DeadlineReached.class)).isEmpty();

        clock.advance(SECOND);
        Await.until(
                "it rang",
                () -> !others.heard(story.ticket, DeadlineReached.class).isEmpty());
        lookedAround();
        assertThat(others.heard(story.ticket, DeadlineReached.class))
                .containsExactly(new DeadlineReached(story.ticket, story.number, "abandono", 2, due, 1));
    }

    @Test
    void an_answer_in_the_last_second_calls_the_deadline_off() {
        var story = waiting();
        var due = FRIDAY.plus(Duration.ofDays(7));
        Await.until("the deadline is known", () -> lastDeadline(story) != null);

        story.moves("en-proceso", Phase.ACTIVE, due.minus(SECOND));
        Await.until("it is called off", () -> lastDeadline(story).dueAt() == null);
        assertThat(lastDeadline(story).generation()).isEqualTo(3);

        clock.set(due.plus(Duration.ofDays(1)));
        lookedAround();
        assertThat(others.heard(story.ticket, DeadlineReached.class)).isEmpty();
    }

    @Test
    void waiting_again_starts_the_seven_days_again() {
        var story = waiting();
        var again = FRIDAY.plus(Duration.ofDays(3));
        story.moves("en-proceso", Phase.ACTIVE, again).moves("esperando-respuesta", Phase.WAITING, again);

        Await.until(
                "the new deadline is known",
                () -> lastDeadline(story) != null && lastDeadline(story).generation() == 4);
        assertThat(lastDeadline(story).dueAt()).isEqualTo(again.plus(Duration.ofDays(7)));
        clock.set(FRIDAY.plus(Duration.ofDays(7)));
        lookedAround();
        assertThat(others.heard(story.ticket, DeadlineReached.class)).isEmpty();
        clock.set(again.plus(Duration.ofDays(7)));
        Await.until(
                "it rang",
                () -> others.heard(story.ticket, DeadlineReached.class).stream()
                        .anyMatch(ring -> ring.generation() == 4));
    }

    @Test
    void exosound_closes_seventy_two_hours_from_the_mail_not_from_the_move() {
        var story = resolvedAtExosound();
        lookedAround();
        assertThat(others.heard(story.ticket, DeadlineScheduled.class)).isEmpty();

        var sent = FRIDAY.plus(Duration.ofMinutes(40));
        story.mailed("resolved", story.ada, sent);
        Await.until("the deadline is known", () -> lastDeadline(story) != null);
        assertThat(lastDeadline(story).dueAt()).isEqualTo(sent.plus(CLOSING));

        clock.set(sent.plus(CLOSING));
        Await.until(
                "it rang",
                () -> !others.heard(story.ticket, DeadlineReached.class).isEmpty());
    }

    @Test
    void a_mail_heard_before_its_move_counts_all_the_same() {
        var story = new Story(others, exosound, "general");
        story.opens("abierto", Phase.ACTIVE, FRIDAY);
        var sent = FRIDAY.plusSeconds(90);
        // generation 1 is the stay that begins with the move told next
        others.say(
                exosound,
                story.ticket,
                new uy.ventanilla.contracts.MailSent(
                        UUID.randomUUID(), story.ticket, story.number, "resolved", 1, story.ada, "<m@exosound>", sent));
        Await.until(
                "the mail is heard",
                () -> count(exosound, "select count(*) from announcement where ticket = :t", story) == 1);

        story.moves("resuelto", Phase.RESOLVED, FRIDAY.plusSeconds(60));
        Await.until("the deadline is known", () -> lastDeadline(story) != null);
        assertThat(lastDeadline(story).dueAt()).isEqualTo(sent.plus(CLOSING));
    }

    @Test
    void the_requesters_mail_counts_before_a_participants_and_any_before_a_failure() {
        var story = resolvedAtExosound();
        var failed = FRIDAY.plusSeconds(10);
        story.mailFailed("resolved", failed);
        Await.until("it counts from the failure", () -> dueIs(story, failed.plus(CLOSING)));
        story.mailed("resolved", story.carla, FRIDAY.plusSeconds(20));
        Await.until(
                "it counts from Carla's",
                () -> dueIs(story, FRIDAY.plusSeconds(20).plus(CLOSING)));
        story.mailed("resolved", story.ada, FRIDAY.plusSeconds(30));
        Await.until(
                "it counts from Ada's",
                () -> dueIs(story, FRIDAY.plusSeconds(30).plus(CLOSING)));
    }

    @Test
    void a_mail_of_an_earlier_stay_starts_nothing() {
        var story = resolvedAtExosound();
        story.mailed("resolved", story.ada, FRIDAY.plusSeconds(5));
        Await.until("the deadline is known", () -> lastDeadline(story) != null);
        story.moves("abierto", Phase.ACTIVE, FRIDAY.plusSeconds(50));
        story.mailed("reply", story.ada, FRIDAY.plusSeconds(55));
        story.moves("resuelto", Phase.RESOLVED, FRIDAY.plusSeconds(60));

        Await.until("it is called off", () -> lastDeadline(story).dueAt() == null);
        lookedAround();
        assertThat(lastDeadline(story).dueAt()).isNull();
    }

    @Test
    void the_first_response_is_due_on_the_calendar_of_the_plan() {
        var office = new Story(others, expand, "oficina").opens("esperando-asignacion", Phase.NEW, FRIDAY);
        var always = new Story(others, expand, "24x7").opens("esperando-asignacion", Phase.NEW, FRIDAY);
        var nobodys = new Story(others, expand, null).opens("esperando-asignacion", Phase.NEW, FRIDAY);

        Await.until(
                "all are due",
                () -> lastTarget(office) != null && lastTarget(always) != null && lastTarget(nobodys) != null);
        assertThat(lastTarget(office).dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(4)));
        assertThat(lastTarget(always).dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(1)));
        assertThat(lastTarget(nobodys).dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(1)));
    }

    @Test
    void a_silent_desk_breaches_once_and_an_answer_ends_the_promise() throws Exception {
        var evening = FRIDAY.plus(Duration.ofHours(7)); // 17:00: one office hour on Friday, three on Monday
        var due = Instant.parse("2026-03-09T15:00:00Z");
        var story = new Story(others, expand, "oficina").opens("esperando-asignacion", Phase.NEW, evening);
        Await.until(
                "it is due on Monday",
                () -> lastTarget(story) != null && due.equals(lastTarget(story).dueAt()));

        clock.set(due);
        Await.until(
                "it is breached",
                () -> !others.heard(story.ticket, TargetBreached.class).isEmpty());
        assertThat(sla(expand, story, UUID.randomUUID(), "agent")
                        .path("targets")
                        .get(0)
                        .path("breached")
                        .asBoolean())
                .isTrue();

        var answer = due.plusSeconds(60);
        story.answeredAt(answer).moves("en-proceso", Phase.ACTIVE, answer);
        Await.until("nobody waits any more", () -> lastTarget(story).dueAt() == null);
        var target = sla(expand, story, story.ada, "customer").path("targets").get(0);
        assertThat(Instant.parse(target.path("metAt").asString())).isEqualTo(answer);
        assertThat(target.path("breached").asBoolean()).isTrue();
        lookedAround();
        assertThat(others.heard(story.ticket, TargetBreached.class)).hasSize(1);
    }

    @Test
    void an_answer_in_time_is_never_a_breach() throws Exception {
        var story = new Story(others, expand, "24x7").opens("esperando-asignacion", Phase.NEW, FRIDAY);
        var due = FRIDAY.plus(Duration.ofHours(1));
        Await.until("it is due", () -> lastTarget(story) != null);

        story.answeredAt(due).moves("en-proceso", Phase.ACTIVE, due);
        Await.until("the promise is kept", () -> lastTarget(story).dueAt() == null);
        clock.set(due.plus(SECOND));
        lookedAround();
        assertThat(others.heard(story.ticket, TargetBreached.class)).isEmpty();
        assertThat(sla(expand, story, story.ada, "customer")
                        .path("targets")
                        .get(0)
                        .path("breached")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_ticket_heard_before_its_tenant_gets_its_times_when_the_rules_come() {
        var late = UUID.randomUUID();
        var story = new Story(others, late, "oficina").opens("esperando-asignacion", Phase.NEW, FRIDAY);
        Await.until("the ticket is heard", () -> count(late, "select count(*) from ticket where id = :t", story) == 1);

        others.apply(late, "expand-opens-its-window");
        Await.until("it is due", () -> lastTarget(story) != null);
    }

    @Test
    void a_changed_blueprint_counts_from_the_same_first_instant() {
        var story = waiting();
        Await.until("the deadline is known", () -> lastDeadline(story) != null);

        others.apply(expand, 9, others.blueprint("expand-opens-its-window", "PT168H", "P10D"));
        Await.until("it moved", () -> dueIs(story, FRIDAY.plus(Duration.ofDays(10))));
        others.apply(expand, 8, others.blueprint("expand-opens-its-window"));
        lookedAround();
        assertThat(lastDeadline(story).dueAt()).isEqualTo(FRIDAY.plus(Duration.ofDays(10)));
    }

    @Test
    void two_loops_beside_ours_ring_every_timer_once() throws Exception {
        var tenant = new TenantId(UUID.randomUUID());
        transactions.run(
                tenant, () -> jdbc.sql("""
                        insert into timer (tenant_id, ticket, number, kind, id, generation, due_at)
                        select :tenant, gen_random_uuid(), n, 'deadline', 'crowd', 1, timestamptz '2026-03-06 13:00Z' + interval '1 h'
                        from generate_series(1, 3000) n
                        """).param("tenant", tenant.value()).update());
        clock.advance(Duration.ofHours(1));
        try (var loops = Executors.newFixedThreadPool(2)) {
            for (int loop = 0; loop < 2; loop++) {
                loops.execute(() -> {
                    while (transactions.acrossTenants(() -> timers.ring(clock.instant(), 50)) > 0) {}
                });
            }
        }
        Await.until(
                "all have rung",
                () -> transactions.in(
                                tenant,
                                () -> jdbc.sql("select count(*) from timer where rung_at is null")
                                        .query(Long.class)
                                        .single())
                        == 0);
        Await.until(
                "all rings are on their way",
                () -> transactions.acrossTenants(() -> jdbc.sql("select count(*) from outbox")
                                .query(Long.class)
                                .single())
                        == 0);
        lookedAround();
        var rings = others.all(DeadlineReached.class).stream()
                .filter(ring -> ring.deadline().equals("crowd"))
                .map(DeadlineReached::ticket)
                .toList();
        assertThat(rings).hasSize(3000).doesNotHaveDuplicates();
    }

    @Test
    void people_on_the_ticket_and_staff_see_its_times_and_nobody_else() throws Exception {
        var story = waiting();
        Await.until("the deadline is known", () -> lastDeadline(story) != null);

        assertThat(sla(expand, story, story.ada, "customer")
                        .path("deadlines")
                        .get(0)
                        .path("dueAt")
                        .asString())
                .isEqualTo("2026-03-13T13:00:00Z");
        assertThat(status(expand, story, story.carla, "customer")).isEqualTo(200);
        assertThat(status(expand, story, UUID.randomUUID(), "lead")).isEqualTo(200);
        assertThat(status(expand, story, UUID.randomUUID(), "customer")).isEqualTo(404);
        assertThat(status(exosound, story, UUID.randomUUID(), "agent")).isEqualTo(404);
        assertThat(get(story, null).statusCode()).isEqualTo(401);
    }

    @Test
    void no_query_gets_past_the_second_wall() throws Exception {
        waiting();
        resolvedAtExosound();
        lookedAround();
        new SecondWall(database).mustStandBetween(expand, exosound);
    }

    private Story waiting() {
        return new Story(others, expand, "24x7")
                .opens("esperando-asignacion", Phase.NEW, FRIDAY)
                .answeredAt(FRIDAY)
                .moves("en-proceso", Phase.ACTIVE, FRIDAY)
                .moves("esperando-respuesta", Phase.WAITING, FRIDAY);
    }

    private Story resolvedAtExosound() {
        return new Story(others, exosound, "general")
                .opens("abierto", Phase.ACTIVE, FRIDAY)
                .answeredAt(FRIDAY)
                .moves("resuelto", Phase.RESOLVED, FRIDAY);
    }

    /** Everything said before this has been heard, and the loop has looked at the clock since. */
    private void lookedAround() {
        var marker = new Story(others, expand, "24x7")
                .opens("esperando-asignacion", Phase.NEW, FRIDAY.minus(Duration.ofDays(30)));
        Await.until(
                "the marker rang",
                () -> !others.heard(marker.ticket, TargetBreached.class).isEmpty());
    }

    private DeadlineScheduled lastDeadline(Story story) {
        var all = others.heard(story.ticket, DeadlineScheduled.class);
        return all.isEmpty() ? null : all.getLast();
    }

    private TargetScheduled lastTarget(Story story) {
        var all = others.heard(story.ticket, TargetScheduled.class);
        return all.isEmpty() ? null : all.getLast();
    }

    private boolean dueIs(Story story, Instant instant) {
        var last = lastDeadline(story);
        return last != null && instant.equals(last.dueAt());
    }

    private long count(UUID tenant, String sql, Story story) {
        return transactions.in(
                new TenantId(tenant),
                () -> jdbc.sql(sql).param("t", story.ticket).query(Long.class).single());
    }

    private JsonNode sla(UUID tenant, Story story, UUID person, String role) throws Exception {
        return json.readTree(get(story, TOKENS.of(tenant, person, role)).body());
    }

    private int status(UUID tenant, Story story, UUID person, String role) throws Exception {
        return get(story, TOKENS.of(tenant, person, role)).statusCode();
    }

    private HttpResponse<String> get(Story story, String token) throws Exception {
        var request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/api/tickets/" + story.number + "/sla"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

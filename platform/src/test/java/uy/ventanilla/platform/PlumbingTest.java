package uy.ventanilla.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.SecondWall;
import uy.ventanilla.testkit.ServersInitializer;

/** The plumbing of a service on a real PostgreSQL and a real Kafka. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ventanilla.security.open=/open/**", "ventanilla.requests-at-once=3"})
@ContextConfiguration(initializers = ServersInitializer.class)
class PlumbingTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TenantId acme = new TenantId(UUID.randomUUID());
    private final TenantId neighbour = new TenantId(UUID.randomUUID());

    @Autowired
    private TenantTransactions transactions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Value("${spring.kafka.bootstrap-servers}")
    private String kafka;

    @Value("${ventanilla.topic-prefix}")
    private String prefix;

    @Autowired
    @Qualifier("inboxSweep")
    private DueLoop inboxSweep;

    @LocalServerPort
    private int port;

    @Test
    void what_is_said_in_a_transaction_is_heard_once_after_it() {
        transactions.run(acme, () -> say("hello"));
        Await.until("the note is written", () -> notesOf(acme).equals(List.of("hello")));
        // the event may be heard before the relay has committed what it took out
        Await.until(
                "the outbox is empty",
                () -> transactions.acrossTenants(() -> count("select count(*) from outbox")) == 0);
    }

    @Test
    void what_is_rolled_back_was_never_said() {
        assertThatThrownBy(() -> transactions.run(acme, () -> {
                    say("never");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        transactions.run(acme, () -> say("but this"));
        Await.until("the second note is written", () -> !notesOf(acme).isEmpty());
        assertThat(notesOf(acme)).containsExactly("but this");
    }

    @Test
    void what_is_too_large_for_kafka_fails_its_cause_and_holds_up_nobody() {
        assertThatThrownBy(() -> transactions.run(acme, () -> say("x".repeat(1_000_001))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("note.made of note is larger than");
        transactions.run(acme, () -> say("x".repeat(999_900)));
        transactions.run(acme, () -> say("after it"));
        Await.until("both are written", () -> notesOf(acme).size() == 2);
    }

    @Test
    void events_of_one_key_are_heard_in_the_order_they_were_said() {
        for (int i = 0; i < 20; i++) {
            int n = i;
            transactions.run(
                    acme,
                    () -> outbox.say(
                            acme,
                            new Outgoing(
                                    "order",
                                    "note.made",
                                    "one-key",
                                    "note",
                                    n,
                                    new PlumbingApplication.Noted("" + n))));
        }
        var heard = read(prefix + "order", 20);
        assertThat(heard)
                .extracting(Heard::text)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> "{\"text\":\"" + i + "\"}")
                        .toList());
        assertThat(heard.getFirst().headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "note.made")
                .containsEntry("ce_tenantid", acme.toString())
                .containsEntry("ce_source", "/ventanilla/plumbing-service");
    }

    @Test
    void a_second_delivery_of_the_same_event_changes_nothing() {
        var event = UUID.randomUUID();
        send(event.toString(), acme.toString(), "{\"text\":\"twice\"}");
        send(event.toString(), acme.toString(), "{\"text\":\"twice\"}");
        send(UUID.randomUUID().toString(), acme.toString(), "{\"text\":\"after\"}");
        Await.until("the last note is written", () -> notesOf(acme).contains("after"));
        assertThat(notesOf(acme)).containsExactlyInAnyOrder("twice", "after");
    }

    @Test
    void an_event_heard_so_long_ago_that_it_cannot_come_again_is_forgotten() {
        var old = UUID.randomUUID();
        var young = UUID.randomUUID();
        transactions.run(acme, () -> {
            heard(old, 31);
            heard(young, 29);
        });
        inboxSweep.wake();
        Await.until("the old one is forgotten", () -> inbox().equals(List.of(young)));
    }

    @Test
    void a_bad_event_is_put_aside_and_the_next_is_heard() {
        send(UUID.randomUUID().toString(), acme.toString(), "{\"text\":\" \"}");
        send("no-uuid", acme.toString(), "{\"text\":\"no id\"}");
        send(UUID.randomUUID().toString(), "", "{\"text\":\"nobody's\"}");
        send(UUID.randomUUID().toString(), acme.toString(), "{\"text\":\"good\"}");
        Await.until("the good note is written", () -> notesOf(acme).contains("good"));
        assertThat(notesOf(acme)).containsExactly("good");
        assertThat(read("error." + prefix + "notes.plumbing-service", 3)).hasSize(3);
    }

    @Test
    void a_query_without_a_tenant_sees_nothing_and_one_of_another_tenant_neither() {
        transactions.run(acme, () -> write("ours"));
        assertThat(notesOf(acme)).containsExactly("ours");
        assertThat(notesOf(neighbour)).isEmpty();
        assertThat(count("select count(*) from note")).isZero(); // the tenant was forgotten
        assertThat(transactions.acrossTenants(() -> count("select count(*) from note")))
                .isZero(); // no worker table
        assertThatThrownBy(() -> transactions.run(neighbour, () -> write("smuggled")))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void no_query_gets_past_the_second_wall() throws Exception {
        transactions.run(acme, () -> write("ours"));
        transactions.run(neighbour, () -> write(neighbour, "theirs"));
        new SecondWall(database).mustStandBetween(acme.value(), neighbour.value());
    }

    @Test
    void every_error_is_a_problem() throws Exception {
        assertProblem("GET", "/anything", 401, "unauthorized");
        assertProblem("GET", "/open/nothing", 404, "not-found");
        assertProblem("POST", "/open/number", 405, "method-not-allowed");
        assertProblem("GET", "/open/number?value=many", 400, "bad-request");
        assertProblem("GET", "/open/broken", 500, "internal");
    }

    @Test
    void readiness_looks_at_the_servers_behind() throws Exception {
        assertThat(ask("GET", "/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/actuator/prometheus").body()).contains("ventanilla_outbox_rows");
    }

    @Test
    void who_comes_while_too_many_are_served_is_told_so_at_once() throws Exception {
        var crowd = Stream.generate(() -> HTTP.sendAsync(to("/open/waiting"), HttpResponse.BodyHandlers.ofString()))
                .limit(10)
                .toList();
        try {
            Await.until(
                    "seven of ten have been answered",
                    () -> crowd.stream().filter(CompletableFuture::isDone).count() == 7);
            for (var answer : crowd.stream().filter(CompletableFuture::isDone).toList()) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
                assertThat(answer.get().headers().firstValue("Retry-After")).contains("2");
                assertThat(answer.get().body()).contains("urn:ventanilla:problem:overloaded");
            }
            assertThat(ask("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(ask("/actuator/prometheus").body())
                    .contains("ventanilla_requests_at_once 3.0")
                    .containsPattern("http_server_requests_seconds_count\\{.*status=\"503\",uri=\"UNKNOWN\"");
        } finally {
            PlumbingApplication.ENOUGH.countDown();
        }
        assertThat(crowd.stream().map(answer -> answer.join().statusCode()))
                .filteredOn(status -> status == 200)
                .hasSize(3);
        Await.until("there are places again", () -> ask("/open/nothing").statusCode() == 404);
    }

    private HttpResponse<String> ask(String path) {
        try {
            return HTTP.send(to(path), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void one_tenant_takes_no_more_than_half_of_the_places() {
        var noisy = UUID.randomUUID().toString();
        var crowd = Stream.generate(() -> HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open/nap"))
                                .header("X-Ventanilla-Tenant", noisy)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .limit(10)
                .toList();
        Await.until(
                "eight of ten have been answered",
                () -> crowd.stream().filter(CompletableFuture::isDone).count() == 8);
        try {
            assertThat(ask("/open/nothing").statusCode())
                    .as("the third place is there for others")
                    .isEqualTo(404);
        } finally {
            PlumbingApplication.RESTED.countDown();
        }
        assertThat(crowd.stream().map(answer -> answer.join().statusCode()))
                .filteredOn(status -> status == 200)
                .hasSize(2);
    }

    private HttpRequest to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private void assertProblem(String method, String path, int status, String code) throws Exception {
        var answer = ask(method, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("urn:ventanilla:problem:" + code).doesNotContain("Exception");
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void say(String text) {
        outbox.say(acme, new Outgoing("notes", "note.made", "key", "note", 1, new PlumbingApplication.Noted(text)));
    }

    private void write(String text) {
        write(acme, text);
    }

    private void write(TenantId whose, String text) {
        jdbc.sql("insert into note (tenant_id, id, text) values (:tenant, :id, :text)")
                .params(Map.of("tenant", whose.value(), "id", UUID.randomUUID(), "text", text))
                .update();
    }

    private void heard(UUID event, int daysAgo) {
        jdbc.sql("""
                        insert into inbox (tenant_id, consumer, event_id, heard_at)
                        values (:tenant, 'plumbing', :event, now() - make_interval(days => :days))
                        """)
                .params(Map.of("tenant", acme.value(), "event", event, "days", daysAgo))
                .update();
    }

    private List<UUID> inbox() {
        return transactions.reading(
                acme,
                () -> jdbc.sql("select event_id from inbox").query(UUID.class).list());
    }

    private List<String> notesOf(TenantId tenant) {
        return transactions.reading(
                tenant,
                () -> jdbc.sql("select text from note").query(String.class).list());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void send(String event, String tenant, String data) {
        var settings = new Properties();
        settings.put("bootstrap.servers", kafka);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var out = new ProducerRecord<>(
                    prefix + "notes", "key", data.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Map.of(
                            "id",
                            event,
                            "type",
                            "note.made",
                            "tenantid",
                            tenant,
                            "subject",
                            "note",
                            "sequence",
                            "1",
                            "time",
                            "2026-11-02T12:00:00Z",
                            "specversion",
                            "1.0",
                            "source",
                            "/test")
                    .forEach((name, value) ->
                            out.headers().add("ce_" + name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            producer.send(out).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Heard(String text, Map<String, String> headers) {}

    private List<Heard> read(String topic, int count) {
        var settings = new Properties();
        settings.put("bootstrap.servers", kafka);
        settings.put("group.id", UUID.randomUUID().toString());
        settings.put("auto.offset.reset", "earliest");
        settings.put("metadata.max.age.ms", "500");
        var heard = new java.util.ArrayList<Heard>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Await.until(count + " events on " + topic, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    var headers = new java.util.HashMap<String, String>();
                    record.headers()
                            .forEach(h -> headers.put(
                                    h.key(), new String(h.value(), java.nio.charset.StandardCharsets.UTF_8)));
                    heard.add(new Heard(record.value(), headers));
                });
                return heard.size() >= count;
            });
        }
        return heard;
    }
}

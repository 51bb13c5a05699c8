package uy.ventanilla.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.Event;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.FieldType;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.intake.store.People;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.TopicReader;

/** Everything around intake in a story: the other services' events, the mail server, a browser. */
@TestComponent
class World implements DisposableBean {
    private final Environment environment;
    private final JsonMapper json;
    private final People people;
    private final TenantTransactions transactions;
    private final KafkaProducer<String, byte[]> producer;
    private final TopicReader intake;
    private final MeterRegistry meters;
    private final HttpClient http = HttpClient.newHttpClient();

    World(
            Environment environment,
            JsonMapper json,
            People people,
            TenantTransactions transactions,
            MeterRegistry meters) {
        this.environment = environment;
        this.json = json;
        this.people = people;
        this.transactions = transactions;
        this.meters = meters;
        var properties = new Properties();
        var brokers = environment.getRequiredProperty("spring.kafka.bootstrap-servers");
        properties.put("bootstrap.servers", brokers);
        producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        intake = new TopicReader(brokers, prefix() + "intake");
    }

    /** A tenant with its mailbox. */
    record Desk(UUID tenant, String address) {}

    Desk desk(SenderPolicy policy, Blueprint.Field... form) {
        return desk(policy, null, List.of(form), List.of());
    }

    /** One with mailboxes beside its first. */
    Desk deskThatReads(SenderPolicy policy, Blueprint.Mailbox... others) {
        return desk(policy, null, List.of(), List.of(others));
    }

    /** One whose customers open no tickets in the portal. */
    Desk deskToFollowOnly() {
        var portal = new Blueprint.Portal(Blueprint.PortalShown.ALWAYS, Blueprint.PortalSession.OWN, true);
        return desk(SenderPolicy.NOBODY, portal, List.of(), List.of());
    }

    private Desk desk(
            SenderPolicy policy,
            Blueprint.@Nullable Portal portal,
            List<Blueprint.Field> form,
            List<Blueprint.Mailbox> others) {
        var tenant = UUID.randomUUID();
        var slug = "t" + tenant.toString().substring(0, 8);
        var address = "soporte@" + slug + ".example";
        var blueprint = new Blueprint(
                slug,
                "Acme",
                List.of(slug + ".localhost"),
                List.of("es"),
                "America/Montevideo",
                new Blueprint.Brand("#000000", null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Blueprint.Workflow("nuevo", List.of(), List.of(), List.of(), null, null, null),
                List.of(),
                form,
                List.of(),
                new Blueprint.Channels(new Blueprint.Mail(address, "Soporte", policy, others), null, null, null),
                null,
                portal,
                null,
                null,
                null,
                null);
        tell(tenant, tenant.toString(), new TenantApplied(tenant, 1, blueprint));
        return new Desk(tenant, address);
    }

    static Blueprint.Field field(String id, boolean required, String... options) {
        var choices = new ArrayList<Blueprint.Option>();
        for (var option : options) {
            choices.add(new Blueprint.Option(option, Map.of("es", option)));
        }
        var type = options.length == 0 ? FieldType.TEXT : FieldType.CHOICE;
        return new Blueprint.Field(
                id, Map.of("es", id), type, required, choices, List.of(), List.of(), List.of(), List.of(), null);
    }

    boolean knows(Desk desk, UUID person) {
        var tenant = new TenantId(desk.tenant());
        return transactions.reading(tenant, () -> people.byId(tenant, person)).isPresent();
    }

    /** Somebody intake knows of: a mail of theirs that came sooner would be a stranger's. */
    UUID person(Desk desk, String address, Role role, boolean mayMail, UUID... organisations) {
        var id = UUID.randomUUID();
        tell(
                desk.tenant(),
                id.toString(),
                new PersonChanged(
                        id,
                        address,
                        "Ada",
                        role,
                        organisations.length == 0 ? null : organisations[0],
                        List.of(organisations),
                        List.of(),
                        true,
                        mayMail,
                        false,
                        false,
                        "es"));
        Await.until(address + " is known", () -> knows(desk, id));
        return id;
    }

    void ticket(Desk desk, long number, UUID conversation, UUID requester, String address) {
        var ticket = ticketOf(number, conversation, requester, address);
        send("tickets", desk.tenant(), conversation.toString(), "ticket.opened", Map.of("ticket", ticket), 1);
    }

    /** Somebody is taken out of a ticket, and {@code files} with them. */
    void redacted(Desk desk, UUID person, String address, List<String> files) {
        var conversation = UUID.randomUUID();
        var data = Map.of(
                "ticket",
                ticketOf(1, conversation, person, "x@erased.invalid"),
                "forgotten",
                Map.of("person", person, "address", address, "name", "Ada"),
                "standIn",
                Map.of("person", person, "address", "x@erased.invalid", "name", "Persona borrada"),
                "files",
                files);
        send("tickets", desk.tenant(), conversation.toString(), "ticket.redacted", data, 1);
    }

    private static Map<String, Object> ticketOf(long number, UUID conversation, UUID requester, String address) {
        return Map.of(
                "id",
                UUID.randomUUID(),
                "number",
                number,
                "conversation",
                conversation,
                "subject",
                "Impresora",
                "state",
                "nuevo",
                "phase",
                "new",
                "requester",
                Map.of("id", requester, "name", "Ada", "address", address, "language", "es"),
                "participants",
                List.of(),
                "sequence",
                1);
    }

    void tell(UUID tenant, String key, Event event) {
        tell(tenant, key, event, 1);
    }

    void tell(UUID tenant, String key, Event event, long sequence) {
        var type = EventType.of(event);
        send(type.topic().address(), tenant, key, type.wireName(), event, sequence);
    }

    private void send(String topic, UUID tenant, String key, String type, Object data, long sequence) {
        var event = new ProducerRecord<>(prefix() + topic, tenant + ":" + key, json.writeValueAsBytes(data));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/story",
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.EPOCH.toString(),
                        "ce_tenantid",
                        tenant.toString(),
                        "ce_sequence",
                        Long.toString(sequence))
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(event).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What intake has said for {@code desk}, of one type, in order per conversation. */
    List<JsonNode> said(Desk desk, String type) {
        Await.until(
                "nothing waits to be said",
                () -> meters.get("ventanilla.outbox.rows").gauge().value() == 0);
        return intake.about(desk.tenant()).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> json.readTree(event.data()))
                .toList();
    }

    /** Waits for the first event of one type. */
    JsonNode hear(Desk desk, String type) {
        return Await.within(Duration.ofSeconds(30))
                .value(type, () -> said(desk, type).stream().findFirst());
    }

    void mail(String from, String to, String mail) {
        mail(from, to, mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void mail(String from, String to, byte[] mail) {
        Smtp.send(
                environment.getRequiredProperty("ventanilla.mail.smtp.host"),
                environment.getRequiredProperty("ventanilla.mail.smtp.port", Integer.class),
                from,
                to,
                mail);
    }

    /** Waits until the desk's mails all have an end, and lists them through the review queue. */
    List<JsonNode> settled(Desk desk, int howMany) {
        return Await.within(Duration.ofSeconds(60)).value(howMany + " settled mails", () -> {
            var items = kept(desk);
            boolean done = items.size() == howMany
                    && items.stream()
                            .noneMatch(item -> Set.of("pending")
                                    .contains(item.get("outcome").asString()));
            return done ? Optional.of(items) : Optional.<List<JsonNode>>empty();
        });
    }

    /** All mails of the desk, settled or not. */
    List<JsonNode> kept(Desk desk) {
        var answer = get("/intake/mails?limit=200", Keys.token(desk.tenant(), UUID.randomUUID(), "agent"));
        var items = new ArrayList<JsonNode>();
        json.readTree(answer.body()).get("items").forEach(items::add);
        return items;
    }

    HttpResponse<String> get(String path, String token) {
        return exchange(HttpRequest.newBuilder(url(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** As the gateway asks for somebody who is not signed in. */
    HttpResponse<String> anonymously(String path, UUID tenant) {
        return exchange(HttpRequest.newBuilder(url(path))
                .header("X-Ventanilla-Tenant", tenant.toString())
                .build());
    }

    HttpResponse<String> post(String path, String token, Multipart body, String... headers) {
        var request = HttpRequest.newBuilder(url(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", body.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return exchange(request.build());
    }

    JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static long inAnHour() {
        return Clock.systemUTC().instant().plusSeconds(3600).getEpochSecond();
    }

    private String prefix() {
        return environment.getRequiredProperty("ventanilla.topic-prefix");
    }

    @Override
    public void destroy() {
        producer.close();
        intake.close();
    }
}

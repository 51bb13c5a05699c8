package uy.ventanilla.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Event;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.Participant;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.notification.store.People;
import uy.ventanilla.notification.store.Tenants;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.Servers;
import uy.ventanilla.testkit.TopicReader;

/** The world around the service: says what the other services say, and reads what people read. */
@TestComponent
public class Desk implements AutoCloseable {
    private final JsonMapper json;
    private final TenantTransactions transactions;
    private final Tenants tenants;
    private final People people;
    private final String prefix;
    private final TopicReader deliveries;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();

    Desk(
            JsonMapper json,
            TenantTransactions transactions,
            Tenants tenants,
            People people,
            @Value("${ventanilla.topic-prefix}") String prefix,
            @Value("${spring.kafka.bootstrap-servers}") String kafka) {
        this.json = json;
        this.transactions = transactions;
        this.tenants = tenants;
        this.people = people;
        this.prefix = prefix;
        this.deliveries = new TopicReader(kafka, prefix + "deliveries");
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /** Tells of the tenant and its people. */
    public void opens(Story story) {
        says(story, "tenant", new TenantApplied(story.tenant, 1, story.blueprint()));
        person(story, story.ana, Role.CUSTOMER);
        person(story, story.beto, Role.CUSTOMER);
        person(story, story.tania, Role.AGENT);
        person(story, story.leo, Role.LEAD);
        var tenant = new TenantId(story.tenant);
        // topics have no order between them, and a fresh group may need a while for its first event
        Await.within(Duration.ofMinutes(2))
                .holds(
                        "the tenant and its people are known",
                        () -> transactions.reading(
                                tenant,
                                () -> tenants.find(tenant).isPresent()
                                        && people.staff(tenant).all().size() == 2));
    }

    private void person(Story story, Participant person, Role role) {
        says(
                story,
                person.id().toString(),
                new PersonChanged(
                        person.id(),
                        person.address(),
                        person.name(),
                        role,
                        null,
                        List.of(),
                        List.of(),
                        true,
                        true,
                        false,
                        false,
                        "es"));
    }

    public UUID says(Story story, String key, Event event) {
        var id = UUID.randomUUID();
        says(story, key, event, id);
        return id;
    }

    /** Says it under an id of the caller's choice: twice the same is a second delivery. */
    public void says(Story story, String key, Event event, UUID id) {
        var type = EventType.of(event);
        var out = new ProducerRecord<>(
                prefix + type.topic().address(), story.tenant + ":" + key, json.writeValueAsBytes(event));
        header(out, "ce_specversion", "1.0");
        header(out, "ce_id", id.toString());
        header(out, "ce_source", "/ventanilla/test");
        header(out, "ce_type", type.wireName());
        header(out, "ce_subject", key);
        header(out, "ce_time", Story.NOON.toString());
        header(out, "ce_tenantid", story.tenant.toString());
        header(out, "ce_sequence", "0");
        try {
            producer.send(out).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> out, String name, String value) {
        out.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The mails in somebody's mailbox, oldest first. */
    public List<MimeMessage> mails(String address) {
        var web = Servers.shared().mail().webUrl();
        var list = json.readTree(get(web + "/api/mails?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8), ""));
        var mails = new ArrayList<MimeMessage>();
        for (JsonNode mail : list.get("mails")) {
            var raw = get(web + "/api/mails/" + mail.get("id").asString() + "/raw", "");
            try {
                mails.addFirst(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return mails;
    }

    public String get(String url, String token) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token), url)
                .body();
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String what) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what, e);
        }
    }

    /** What the service has said on {@code deliveries} about this tenant so far. */
    public List<JsonNode> said(Story story) {
        return deliveries.about(story.tenant).stream()
                .map(event -> json.readTree(event.data()))
                .toList();
    }

    @Override
    public void close() {
        deliveries.close();
        producer.close();
    }
}

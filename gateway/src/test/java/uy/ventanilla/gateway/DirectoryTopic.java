package uy.ventanilla.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** identity-service's topic on real Kafka. */
final class DirectoryTopic implements AutoCloseable {
    private static final Path SAMPLE = Path.of("../contracts/samples/tenant.applied/expand-opens-its-window.json");

    private final JsonMapper json;
    private final String topic;
    private final KafkaProducer<String, byte[]> says;

    DirectoryTopic(Environment environment, JsonMapper json) {
        this.json = json;
        this.topic = environment.getRequiredProperty("ventanilla.topic-prefix") + "directory";
        var brokers = environment.getRequiredProperty("spring.kafka.bootstrap-servers");
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var made = new NewTopic(topic, 4, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(made)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // the tests before these made it
                throw new IllegalStateException(e);
            }
        }
        says = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
    }

    void apply(UUID tenant, int version, String... hosts) {
        var applied = (ObjectNode) json.readTree(SAMPLE.toFile());
        applied.put("tenant", tenant.toString()).put("version", version);
        var named = ((ObjectNode) applied.get("blueprint")).putArray("hosts");
        List.of(hosts).forEach(named::add);
        say("tenant.applied", tenant, json.writeValueAsBytes(applied));
    }

    /** The same, with pages of elsewhere that may use the API. */
    void allow(UUID tenant, int version, String host, String... origins) {
        var applied = (ObjectNode) json.readTree(SAMPLE.toFile());
        applied.put("tenant", tenant.toString()).put("version", version);
        var blueprint = (ObjectNode) applied.get("blueprint");
        blueprint.putArray("hosts").add(host);
        var allowed = blueprint.putObject("api").putArray("allowedOrigins");
        List.of(origins).forEach(allowed::add);
        say("tenant.applied", tenant, json.writeValueAsBytes(applied));
    }

    void stand(UUID tenant, String standing) {
        say(
                "tenant.changed",
                tenant,
                "standing:" + tenant,
                json.writeValueAsBytes(Map.of("tenant", tenant.toString(), "standing", standing)));
    }

    void say(String type, UUID tenant, byte[] data) {
        say(type, tenant, tenant.toString(), data);
    }

    private void say(String type, UUID tenant, String key, byte[] data) {
        var out = new ProducerRecord<>(topic, tenant + ":" + key, data);
        out.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        try {
            says.send(out).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        says.close();
    }
}

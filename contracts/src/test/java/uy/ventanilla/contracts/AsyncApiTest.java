package uy.ventanilla.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {
    private static final JsonNode PAPER = Papers.YAML.readTree(Papers.text(Path.of("asyncapi.yaml")));

    @Test
    void every_topic_is_there_once_and_no_other() {
        assertThat(PAPER.path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(PAPER.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::address).toList());
    }

    @Test
    void every_type_is_there_once_in_its_topic() {
        var there = new ArrayList<String>();
        PAPER.path("channels")
                .forEach(channel -> channel.path("messages").properties().forEach(message -> {
                    there.add(channel.path("address").asString() + " " + message.getKey());
                    assertThat(message.getValue().at("/payload/schema/$ref").asString())
                            .isEqualTo("schemas/" + message.getKey() + ".json");
                }));
        assertThat(there)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(type -> type.topic().address() + " " + type.wireName())
                        .toList());
    }

    @Test
    void a_topic_is_compacted_where_the_code_says_so() {
        for (var topic : Topic.values()) {
            assertThat(PAPER.at("/channels/" + topic.address() + "/bindings/kafka/topicConfiguration/cleanup.policy/0")
                            .asString())
                    .isEqualTo(topic.compacted() ? "compact" : "delete");
        }
    }

    @Test
    void a_message_names_the_ordering_key_of_its_schema() {
        for (var type : EventType.values()) {
            var key = Papers.json(Papers.SCHEMAS.resolve(type.wireName() + ".json"))
                    .path("x-key");
            assertThat(PAPER.path("channels")
                            .path(type.topic().address())
                            .path("messages")
                            .path(type.wireName())
                            .at("/bindings/kafka/key/description")
                            .asString())
                    .isEqualTo("<tenant>:" + key.asString());
        }
    }

    @Test
    void only_its_owner_writes_a_topic_and_nobody_hears_itself() {
        var writers = new ArrayList<String>();
        PAPER.path("operations").properties().forEach(operation -> {
            var channel = operation.getValue().at("/channel/$ref").asString().replace("#/channels/", "");
            assertThat(PAPER.path("channels").has(channel))
                    .as(operation.getKey())
                    .isTrue();
            if (operation.getValue().path("action").asString().equals("send")) {
                writers.add(operation.getKey());
            } else {
                var topic = Topic.valueOf(channel.toUpperCase(java.util.Locale.ROOT));
                assertThat(operation.getKey()).doesNotStartWith(SchemasTest.owner(topic));
            }
        });
        assertThat(writers)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .map(topic -> SchemasTest.owner(topic) + "-says-" + topic.address())
                        .toList());
    }
}

package uy.ventanilla.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Old and new senders and listeners run side by side: what one does not know, the other does without. */
class GrowthTest {
    @TestFactory
    Stream<DynamicTest> members_of_tomorrow_are_ignored() {
        return Papers.files(Papers.SAMPLES, ".json").stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    var type = Papers.TYPES.get(file.getParent().getFileName().toString());
                    var today = Papers.json(file);
                    var tomorrow = ((ObjectNode) today.deepCopy()).put("mood", "sunny");
                    assertThat(Papers.JSON.treeToValue(tomorrow, type.data()))
                            .isEqualTo(Papers.JSON.treeToValue(today, type.data()));
                    assertThat(Papers.schema(type.wireName()).validate(tomorrow))
                            .isEmpty();
                }));
    }

    @Test
    void an_absent_list_map_or_flag_means_nothing_in_it() {
        var ticket = Papers.JSON.readValue("{}", TicketSnapshot.class);
        assertThat(ticket.participants()).isEmpty();
        assertThat(ticket.fields()).isEmpty();
        assertThat(ticket.incomplete()).isFalse();
        assertThat(Papers.JSON.readValue("{}", MessageReceived.class).attachments())
                .isEmpty();
        assertThat(Papers.JSON.readValue("{}", MessageReceived.class).fields()).isEmpty();
        assertThat(Papers.JSON.readValue("{}", Message.class).attachments()).isEmpty();
        assertThat(Papers.JSON.readValue("{}", ArticlePublished.class).tags()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> a_shipped_blueprint_is_one() {
        return Papers.files(Papers.BLUEPRINTS, ".yaml").stream()
                .map(file -> DynamicTest.dynamicTest(Papers.name(file), () -> {
                    var yaml = Papers.text(file);
                    assertThat(Papers.schema("blueprint").validate(Papers.YAML.readTree(yaml)))
                            .isEmpty();
                    var blueprint = Papers.YAML.readValue(yaml, Blueprint.class);
                    assertThat(blueprint.slug()).isEqualTo(Papers.name(file));
                    assertThat(Papers.schema("blueprint").validate(Papers.JSON.valueToTree(blueprint)))
                            .isEmpty();
                    assertThat(Papers.JSON.readValue(Papers.JSON.writeValueAsString(blueprint), Blueprint.class))
                            .isEqualTo(blueprint);
                }));
    }

    @Test
    void a_blueprint_keeps_the_order_people_see_and_reads_durations() {
        var target =
                Papers.YAML.readValue("id: first-response\nwithin: {c: PT1H, a: PT4H, b: P1D}", Blueprint.Target.class);
        assertThat(target.within())
                .containsExactly(
                        Map.entry("c", Duration.ofHours(1)),
                        Map.entry("a", Duration.ofHours(4)),
                        Map.entry("b", Duration.ofDays(1)));
    }

    @Test
    void a_blueprint_with_a_mistake_does_not_satisfy_its_schema() {
        var yaml = Papers.text(Papers.BLUEPRINTS.resolve("exosound.yaml"));
        for (var mistake : Map.of(
                        "phase: active", "phase: half-active", "PT72H", "three days", "\"09:00-18:00\"", "\"9-18\"")
                .entrySet()) {
            var wrong = Papers.YAML.readTree(yaml.replace(mistake.getKey(), mistake.getValue()));
            assertThat(Papers.schema("blueprint").validate(wrong))
                    .as(mistake.getValue())
                    .isNotEmpty();
        }
    }
}

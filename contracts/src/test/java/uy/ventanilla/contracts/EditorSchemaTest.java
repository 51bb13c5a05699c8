package uy.ventanilla.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code deploy/blueprints/blueprint.schema.json}, by which editors complete and check blueprints: the wire's schema in one
 * file, and closed. On the wire a member nobody knows is passed over; in an editor it is a slip of the pen.
 */
class EditorSchemaTest {
    private static final Path PUBLISHED = Papers.BLUEPRINTS.resolve("blueprint.schema.json");

    @Test
    void the_published_schema_is_the_wires_in_one_file_and_closed() throws IOException {
        var made = Path.of("target", PUBLISHED.getFileName().toString());
        Files.writeString(made, Papers.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema()) + "\n");
        assertThat(Papers.text(PUBLISHED))
                .as("%s is out of date: copy contracts/%s over it", PUBLISHED, made)
                .isEqualTo(Papers.text(made));
    }

    @Test
    void every_shipped_blueprint_names_it_and_satisfies_it() {
        var schema = Papers.alone(PUBLISHED);
        for (var file : Papers.files(Papers.BLUEPRINTS, ".yaml")) {
            var yaml = Papers.text(file);
            assertThat(yaml.lines().findFirst()).contains("# yaml-language-server: $schema=blueprint.schema.json");
            assertThat(schema.validate(Papers.YAML.readTree(yaml)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void a_slip_of_the_pen_does_not_satisfy_it() {
        var schema = Papers.alone(PUBLISHED);
        var expand = Papers.text(Papers.BLUEPRINTS.resolve("expand.yaml"));
        for (var slip :
                new String[][] {{"tagline:", "tag:"}, {"phase: active", "phase: activ"}, {"name: ", "nombre: "}}) {
            assertThat(expand).contains(slip[0]);
            assertThat(schema.validate(Papers.YAML.readTree(expand.replace(slip[0], slip[1]))))
                    .as(slip[1])
                    .isNotEmpty();
        }
    }

    private static JsonNode schema() {
        var schema = (ObjectNode) Papers.json(Papers.SCHEMAS.resolve("blueprint.json"));
        schema.remove("$id"); // where it lies is its name
        schema.remove("x-owner");
        var definitions = (ObjectNode) schema.get("$defs");
        for (var shared :
                new String[] {"id", "language", "text", "duration", "phase", "channel", "address", "timeZone"}) {
            definitions.set(
                    shared, Papers.json(Papers.SCHEMAS.resolve("common.json")).at("/$defs/" + shared));
        }
        close(schema);
        return Papers.JSON.readTree(schema.toString().replace("common.json#/$defs/", "#/$defs/"));
    }

    /** Every object with named members takes no others. */
    private static void close(JsonNode node) {
        node.forEach(EditorSchemaTest::close);
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}

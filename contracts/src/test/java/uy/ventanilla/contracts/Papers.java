package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The written half of the contracts, as files beside the sources, and the mapper the services read and write with. */
final class Papers {
    static final String BASE = "https://ventanilla.uy/schemas/";
    static final Path SCHEMAS = Path.of("schemas");
    static final Path SAMPLES = Path.of("samples");
    static final Path BLUEPRINTS = Path.of("..", "deploy", "blueprints");

    /** What {@code platform.yaml} makes of Boot's mapper: absent members are not written, and read as nothing. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas((String id) ->
                            id.startsWith(BASE) ? text(SCHEMAS.resolve(id.substring(BASE.length()))) : null)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private Papers() {}

    /** A schema by its file's name without the ending; {@code meta} is JSON Schema itself. */
    static Schema schema(String name) {
        var location = name.equals("meta") ? "https://json-schema.org/draft/2020-12/schema" : BASE + name + ".json";
        return REGISTRY.getSchema(SchemaLocation.of(location));
    }

    /** A schema that stands alone. */
    static Schema alone(Path file) {
        return REGISTRY.getSchema(text(file), InputFormat.JSON);
    }

    static JsonNode json(Path file) {
        return JSON.readTree(text(file));
    }

    static List<Path> files(Path below, String ending) {
        try (var all = Files.walk(below)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }
}

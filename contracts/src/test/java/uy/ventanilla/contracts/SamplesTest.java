package uy.ventanilla.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SamplesTest {
    @TestFactory
    Stream<DynamicTest> a_sample_reads_into_its_record_and_writes_back_the_same() {
        return samples()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    var sample = Papers.json(file);
                    var event = Papers.JSON.treeToValue(sample, type(file).data());
                    var written = Papers.JSON.readTree(Papers.JSON.writeValueAsString(event));
                    assertThat(withoutLaterMembers(written, sample)).isEqualTo(sample);
                    assertThat(EventType.of(event)).isEqualTo(type(file));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_sample_satisfies_its_schema() {
        return samples()
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(Papers.schema(type(file).wireName()).validate(Papers.json(file)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_sample_has_the_parts_of_its_ordering_key() {
        return samples()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    var key = Papers.json(Papers.SCHEMAS.resolve(type(file).wireName() + ".json"))
                            .get("x-key")
                            .stringValue();
                    var alternatives = key.substring(key.indexOf('{') + 1, key.indexOf('}'))
                            .split("\\|");
                    assertThat(Stream.of(alternatives).map(path -> "/" + path.replace('.', '/')))
                            .anyMatch(pointer -> Papers.json(file).at(pointer).isString());
                }));
    }

    @Test
    void every_type_has_a_sample() {
        assertThat(samples().map(file -> type(file).wireName()).collect(Collectors.toSet()))
                .isEqualTo(Papers.TYPES.keySet());
    }

    /** What was once sent may be in a topic, a dead letter or a backup for years: samples are added, never changed. */
    @Test
    void no_sample_was_changed_or_taken_away() {
        var sums = Papers.text(Papers.SAMPLES.resolve("CHECKSUMS"))
                .lines()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        assertThat(samples()
                        .collect(Collectors.toMap(
                                file -> Papers.SAMPLES
                                        .relativize(file)
                                        .toString()
                                        .replace('\\', '/'),
                                SamplesTest::checksum)))
                .as("for a new sample, append the line that sha256sum prints for it to samples/CHECKSUMS")
                .isEqualTo(sums);
    }

    private static Stream<Path> samples() {
        return Papers.files(Papers.SAMPLES, ".json").stream();
    }

    private static EventType type(Path sample) {
        var type = Papers.TYPES.get(sample.getParent().getFileName().toString());
        assertThat(type).as("the event type of " + sample).isNotNull();
        return type;
    }

    private static String checksum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An older sample lacks members added since; a record writes them with the value that means nothing. */
    private static JsonNode withoutLaterMembers(JsonNode written, JsonNode sample) {
        if (written instanceof ObjectNode object && sample.isObject()) {
            for (var name : Set.copyOf(object.propertyNames())) {
                var value = object.get(name);
                if (sample.has(name)) {
                    object.set(name, withoutLaterMembers(value, sample.get(name)));
                } else if ((value.isContainer() && value.isEmpty())
                        || (value.isBoolean() && !value.booleanValue())
                        || (value.isNumber() && value.decimalValue().signum() == 0)) {
                    object.remove(name);
                }
            }
        } else if (written instanceof ArrayNode array && sample.isArray() && array.size() == sample.size()) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withoutLaterMembers(array.get(i), sample.get(i)));
            }
        }
        return written;
    }
}

package uy.ventanilla.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class SchemasTest {
    @Test
    void every_type_has_a_schema_and_every_schema_a_type() {
        assertThat(Papers.files(Papers.SCHEMAS, ".json").stream()
                        .map(Papers::name)
                        .filter(name -> !List.of("common", "blueprint").contains(name)))
                .containsExactlyInAnyOrderElementsOf(Papers.TYPES.keySet());
    }

    @TestFactory
    Stream<DynamicTest> a_schema_is_one_and_says_who_owns_it_what_it_means_and_what_keeps_order() {
        return types().map(type -> DynamicTest.dynamicTest(type.wireName(), () -> {
            var schema = schema(type);
            assertThat(schema.path("$id").asString()).isEqualTo(Papers.BASE + type.wireName() + ".json");
            assertThat(schema.path("title").asString()).isEqualTo(type.wireName());
            assertThat(schema.path("description").asString()).endsWith(".");
            assertThat(schema.path("x-topic").asString()).isEqualTo(type.topic().address());
            assertThat(schema.path("x-owner").asString()).isEqualTo(owner(type.topic()));
            assertThat(schema.path("x-key").asString()).matches("[a-z:]*\\{[a-z.|]+}");
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_schema_can_grow() {
        return Papers.files(Papers.SCHEMAS, ".json").stream()
                .map(file -> DynamicTest.dynamicTest(Papers.name(file), () -> {
                    var schema = Papers.json(file);
                    assertThat(Papers.schema("meta").validate(schema)).isEmpty();
                    assertThat(schema.findValues("additionalProperties"))
                            .noneMatch(allowed -> allowed.isBoolean() && !allowed.booleanValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_schema_and_its_record_name_the_same_members() {
        return types().map(type -> DynamicTest.dynamicTest(
                type.wireName(),
                () -> compare(Papers.SCHEMAS.resolve(type.wireName() + ".json"), schema(type), type.data())));
    }

    private static void compare(Path file, JsonNode schema, Class<?> shape) {
        var components = List.of(shape.getRecordComponents());
        assertThat(schema.path("properties").propertyNames())
                .as(file + ": properties of " + shape.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .as(file + ": required of " + shape.getSimpleName())
                .allMatch(name -> components.stream().anyMatch(c -> c.getName().equals(name) && !mayBeAbsent(c)));
        for (var component : components) {
            var property = schema.path("properties").path(component.getName());
            if (component.getType().isRecord()) {
                follow(file, property, component.getType());
            } else if (component.getGenericType() instanceof ParameterizedType list
                    && component.getType() == List.class
                    && list.getActualTypeArguments()[0] instanceof Class<?> item
                    && item.isRecord()) {
                follow(file, property.path("items"), item);
            }
        }
    }

    private static void follow(Path file, JsonNode schema, Class<?> shape) {
        var reference = schema.path("$ref").asString("");
        if (reference.isEmpty()) {
            compare(file, schema, shape);
            return;
        }
        var parts = reference.split("#", 2);
        var target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
        compare(target, Papers.json(target).at(parts.length == 1 ? "" : parts[1]), shape);
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static JsonNode schema(EventType type) {
        return Papers.json(Papers.SCHEMAS.resolve(type.wireName() + ".json"));
    }

    private static Stream<EventType> types() {
        return Arrays.stream(EventType.values());
    }

    /** Exhaustive on purpose: a new topic has to name the one service that writes it. */
    static String owner(Topic topic) {
        return switch (topic) {
            case DIRECTORY -> "identity-service";
            case INTAKE -> "intake-service";
            case TICKETS -> "ticket-service";
            case TIMERS -> "sla-timer-service";
            case DELIVERIES -> "notification-service";
            case KNOWLEDGE -> "knowledge-service";
        };
    }

    @Test
    void every_sealed_event_is_a_type() {
        assertThat(leaves(Event.class))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::data).collect(Collectors.toList()));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SchemasTest::leaves)
                : Stream.of(type);
    }
}

package uy.ventanilla.identity.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.StringReader;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into a tree of records by their components: a field of the document is a component's name. Texts, {@code
 * true} and {@code false}, whole numbers, ISO-8601 durations, enum words, UUIDs, lists, maps by text, and records are known. An absent
 * list is empty, an absent flag is false, any other absent component is a fault unless it is {@code @Nullable}.
 *
 * <p>A text is what is written: {@code no} and {@code 24} mean these letters, not a flag and a number.
 */
final class Binder {
    private static final int LONGEST_DOCUMENT = 512 * 1024;

    private final Faults faults = new Faults();

    static <T> Document<T> read(String yaml, Class<T> shape) {
        var binder = new Binder();
        return new Document<>(shape.cast(binder.document(yaml, shape)), binder.faults);
    }

    private Object document(String yaml, Class<?> shape) {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_DOCUMENT);
        try {
            var root = new Yaml(options).compose(new StringReader(yaml));
            if (root != null) {
                return bind(root, shape, "");
            }
            faults.at("", "the document is empty");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            var detail = "not YAML: " + e.getProblem() + (e.getContext() == null ? "" : " " + e.getContext());
            if (mark == null) {
                faults.at("", detail);
            } else {
                faults.at("", mark, detail);
            }
        } catch (YAMLException e) {
            faults.at("", "not YAML: " + e.getMessage());
        }
        return standIn(shape);
    }

    private Object bind(Node node, Type type, String path) {
        faults.remember(path, node.getStartMark());
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic.getActualTypeArguments()[0], path)
                    : map(node, generic.getActualTypeArguments()[1], path);
        }
        var shape = (Class<?>) type;
        return shape.isRecord() ? recordOf(node, shape, path) : scalar(node, shape, path);
    }

    private Object recordOf(Node node, Class<?> shape, String path) {
        if (!(node instanceof MappingNode mapping)) {
            faults.at(path, "expected fields, found " + kind(node) + "; write " + example(shape));
            return standIn(shape);
        }
        var fields = fields(mapping, path);
        var components = shape.getRecordComponents();
        var known = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (var field : fields.keySet()) {
            if (!known.contains(field)) {
                faults.atKey(child(path, field), "unknown field \"" + field + "\"" + Nearest.hint(field, known));
                // a misspelt field is one fault, not an unknown and a missing one
                Nearest.to(field, known)
                        .filter(meant -> !fields.containsKey(meant))
                        .ifPresent(meant -> faults.excuse(child(path, meant)));
            }
        }
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], fields.get(components[i].getName()), path);
        }
        return construct(shape, values);
    }

    private @Nullable Object component(RecordComponent component, @Nullable Node node, String path) {
        var at = child(path, component.getName());
        if (node != null && !isNothing(node)) {
            return bind(node, component.getGenericType(), at);
        }
        if (mayBeAbsent(component.getAnnotatedType())) {
            return null;
        }
        boolean emptyMeansEmpty = component.getType() == List.class || component.getType() == boolean.class;
        if (!emptyMeansEmpty) {
            faults.at(at, "\"" + component.getName() + "\" is missing; add it");
        }
        return standIn(component.getType());
    }

    private Map<String, Node> fields(MappingNode mapping, String path) {
        var fields = new LinkedHashMap<String, Node>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                faults.at(path, tuple.getKeyNode().getStartMark(), "a field's name must be a word");
                continue;
            }
            faults.rememberKey(child(path, key.getValue()), key.getStartMark());
            if (fields.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                faults.at(child(path, key.getValue()), "\"" + key.getValue() + "\" is given twice; keep one");
            }
        }
        return fields;
    }

    private Object list(Node node, Type element, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            faults.at(path, "expected a list, found " + kind(node) + "; write [..] or lines that begin with \"- \"");
            return List.of();
        }
        var values = new ArrayList<Object>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            values.add(bind(sequence.getValue().get(i), element, path + "[" + i + "]"));
        }
        return List.copyOf(values);
    }

    private Object map(Node node, Type element, String path) {
        if (!(node instanceof MappingNode mapping)) {
            faults.at(path, "expected fields, found " + kind(node) + "; write {name: value, ..}");
            return Map.of();
        }
        var values = new LinkedHashMap<String, Object>();
        fields(mapping, path).forEach((key, value) -> values.put(key, bind(value, element, child(path, key))));
        return values;
    }

    private Object scalar(Node node, Class<?> shape, String path) {
        if (!(node instanceof ScalarNode scalar) || isNothing(node)) {
            faults.at(path, "expected " + example(shape) + ", found " + kind(node));
            return standIn(shape);
        }
        var text = scalar.getValue().strip();
        try {
            return parse(text, shape, path);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            faults.at(path, "\"" + text + "\" is not " + example(shape));
            return standIn(shape);
        }
    }

    private Object parse(String text, Class<?> shape, String path) {
        if (shape == String.class) {
            return text;
        } else if (shape == boolean.class) {
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
            throw new IllegalArgumentException(text);
        } else if (isWholeNumber(shape)) {
            return Integer.valueOf(text);
        } else if (shape == Duration.class) {
            return Duration.parse(text);
        } else if (shape == UUID.class) {
            return UUID.fromString(text);
        } else if (shape.isEnum()) {
            return word(text, shape, path);
        }
        throw new IllegalStateException("no way to read " + shape);
    }

    private Object word(String text, Class<?> shape, String path) {
        var words = words(shape);
        var found = words.get(text);
        if (found == null) {
            faults.at(
                    path,
                    "\"" + text + "\" is not one of " + String.join(", ", words.keySet())
                            + Nearest.guess(text, words.keySet()));
            return standIn(shape);
        }
        return found;
    }

    private static Map<String, Object> words(Class<?> shape) {
        var words = new LinkedHashMap<String, Object>();
        for (var constant : shape.getEnumConstants()) {
            words.put(wireName((Enum<?>) constant), constant);
        }
        return words;
    }

    /** The word that stands for {@code constant} in a document. */
    static String wireName(Enum<?> constant) {
        try {
            var told = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return told == null ? constant.name().toLowerCase(Locale.ROOT) : told.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum's constants are its fields", e);
        }
    }

    /** What stands where nothing usable was written, so that the rest of the document can still be looked at. */
    private static Object standIn(Class<?> shape) {
        if (shape.isRecord()) {
            return construct(
                    shape,
                    Arrays.stream(shape.getRecordComponents())
                            .map(it -> mayBeAbsent(it.getAnnotatedType()) ? null : standIn(it.getType()))
                            .toArray());
        } else if (shape == List.class) {
            return List.of();
        } else if (shape == Map.class) {
            return Map.of();
        } else if (shape == boolean.class) {
            return false;
        } else if (isWholeNumber(shape)) {
            return 0;
        } else if (shape == Duration.class) {
            return Duration.ZERO;
        } else if (shape == UUID.class) {
            return new UUID(0, 0);
        } else if (shape.isEnum()) {
            return shape.getEnumConstants()[0];
        }
        return "";
    }

    private static Object construct(Class<?> shape, @Nullable Object[] values) {
        var types = Arrays.stream(shape.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = shape.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException e) {
            throw new IllegalStateException("a record has a constructor of its components: " + shape, e);
        }
    }

    private static boolean mayBeAbsent(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isWholeNumber(Class<?> shape) {
        return shape == int.class || shape == Integer.class;
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String kind(Node node) {
        if (isNothing(node)) {
            return "nothing";
        }
        return switch (node) {
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "fields";
            default -> "a text";
        };
    }

    private static String example(Class<?> shape) {
        if (shape.isRecord()) {
            return "{"
                    + String.join(
                            ": .., ",
                            Arrays.stream(shape.getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .toList())
                    + ": ..}";
        } else if (shape == boolean.class) {
            return "true or false";
        } else if (isWholeNumber(shape)) {
            return "a whole number";
        } else if (shape == Duration.class) {
            return "a duration such as PT4H or P7D";
        } else if (shape == UUID.class) {
            return "a UUID";
        } else if (shape.isEnum()) {
            return "one of " + String.join(", ", words(shape).keySet());
        }
        return "a text";
    }
}

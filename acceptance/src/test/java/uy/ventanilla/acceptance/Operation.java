package uy.ventanilla.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One operation of the API's document, and a request to it made of what the document says. */
record Operation(String method, String path, JsonNode told, JsonNode document) {
    private static final Pattern VARIABLE = Pattern.compile("([^/]+)/\\{([^}]+)}");

    /** All operations of an OpenAPI document. */
    static List<Operation> of(JsonNode document) {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(it -> new Operation(
                                it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue(), document)))
                .toList();
    }

    /** Whether it answers without a token too. */
    boolean open() {
        return told.path("security").valueStream().anyMatch(JsonNode::isEmpty);
    }

    /** Whether its path names one of something. */
    boolean namesOne() {
        return path.contains("{");
    }

    boolean takesBody() {
        return told.has("requestBody");
    }

    /**
     * The path with its variables and query filled in by {@code values}: a variable by the folder it stands in,
     * {@code people/id}; a query parameter by its name, where there is a value for it.
     */
    String filled(Map<String, String> values) {
        var filled = VARIABLE.matcher(path).replaceAll(variable -> {
            var name = variable.group(1) + "/" + variable.group(2);
            if (!values.containsKey(name)) {
                throw new AssertionError("Name a value for " + name + " of " + this + ", so that neighbours try it.");
            }
            return variable.group(1) + "/" + values.get(name);
        });
        var query = parameters("query")
                .filter(values::containsKey)
                .map(name -> name + "=" + values.get(name))
                .toList();
        return filled + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    boolean has(String parameter) {
        return parameters("query").anyMatch(parameter::equals);
    }

    Stream<String> queryParameters() {
        return parameters("query");
    }

    private Stream<String> parameters(String where) {
        return told.path("parameters")
                .valueStream()
                .filter(it -> it.path("in").asString().equals(where))
                .map(it -> it.path("name").asString());
    }

    /** What its body is sent as, such as {@code application/json}; empty where it takes none. */
    String contentType() {
        return told.path("requestBody").path("content").propertyNames().stream()
                .findFirst()
                .orElse("");
    }

    /**
     * A body of the shape the document tells: JSON, a form with a file where it takes one, or a table of one line. Its fields
     * are by {@code values} where these name one, and something plain else.
     */
    String body(Map<String, Object> values) {
        return body(schema -> example(schema, values));
    }

    /** A body of that shape in which {@code value} stands wherever something has to stand. */
    String bodyFullOf(@Nullable Object value) {
        return body(schema -> full(example(schema, Map.of()), value));
    }

    private String body(Function<JsonNode, @Nullable Object> value) {
        return switch (contentType()) {
            case "" -> "";
            case "application/json" -> Api.JSON.writeValueAsString(value.apply(schema()));
            case "multipart/form-data" -> {
                var form = new Multipart();
                schema().path("properties").propertyStream().forEach(part -> {
                    if (part.getValue().findValuesAsString("format").contains("binary")) {
                        form.file(part.getKey(), "algo");
                    } else {
                        form.json(part.getKey(), value.apply(part.getValue()));
                    }
                });
                yield form.toString();
            }
            default -> "email,name\nvecino@example.org,Vecino\n";
        };
    }

    private static @Nullable Object full(Object body, @Nullable Object value) {
        return switch (body) {
            case Map<?, ?> object -> {
                var full = new TreeMap<String, @Nullable Object>();
                object.forEach((name, member) -> full.put((String) name, full(member, value)));
                yield full;
            }
            case List<?> list -> {
                var full = new ArrayList<@Nullable Object>();
                list.forEach(item -> full.add(full(item, value)));
                yield full;
            }
            default -> value;
        };
    }

    private JsonNode schema() {
        return told.path("requestBody").path("content").path(contentType()).path("schema");
    }

    private Object example(JsonNode schema, Map<String, Object> values) {
        var resolved =
                schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
        return switch (resolved.path("type").asString("object")) {
            case "object" -> {
                Function<Map.Entry<String, JsonNode>, Object> value = property -> values.containsKey(property.getKey())
                        ? values.get(property.getKey())
                        : example(property.getValue(), values);
                var object = new TreeMap<String, Object>();
                resolved.path("properties").propertyStream().forEach(it -> object.put(it.getKey(), value.apply(it)));
                yield object;
            }
            case "array" -> List.of(example(resolved.path("items"), values));
            case "boolean" -> true;
            case "integer", "number" -> 1;
            default -> resolved.has("enum") ? resolved.get("enum").get(0).asString() : "algo";
        };
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

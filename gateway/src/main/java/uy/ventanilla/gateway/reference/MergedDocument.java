package uy.ventanilla.gateway.reference;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Several services' OpenAPI 3.1 documents as one: of their operations those whose path is asked for, and of their schemas
 * what these need. Of two that tell the same operation or component, the first is believed. In the names of schemas the
 * service stands for a class's package: {@code identity.PersonView}.
 */
final class MergedDocument {
    private static final String SCHEMA = "#/components/schemas/";
    private static final Pattern PACKAGE = Pattern.compile("uy\\.ventanilla\\.([a-z0-9]+)\\.(?:[a-z0-9]+\\.)*");
    /** Of the class that a generic one was made with: its name follows the other's at once, with a capital. */
    private static final Pattern ARGUMENT = Pattern.compile("Uy\\.ventanilla\\.(?:[a-z0-9]+\\.)+");

    private static final Pattern CODE = Pattern.compile("</?code>");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, ObjectNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> tags = new TreeMap<>();
    private final Map<String, JsonNode> schemas = new TreeMap<>();
    private final ObjectNode components = JSON.createObjectNode();
    private JsonNode security = JSON.createArrayNode();

    private MergedDocument() {}

    /** The operations of {@code parts} whose path {@code wanted} accepts, sorted by path. */
    static ObjectNode of(String title, String description, Collection<JsonNode> parts, Predicate<String> wanted) {
        var merged = new MergedDocument();
        parts.forEach(part -> merged.add(plain(part), wanted));
        return merged.document(title, description);
    }

    private void add(JsonNode part, Predicate<String> wanted) {
        part.path("paths")
                .propertyStream()
                .filter(path -> wanted.test(path.getKey()))
                .forEach(path -> {
                    var operations = paths.computeIfAbsent(path.getKey(), _ -> JSON.createObjectNode());
                    path.getValue().forEachEntry(operations::putIfAbsent);
                });
        part.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asString(), tag));
        part.path("components").forEachEntry((kind, all) -> {
            if (kind.equals("schemas")) {
                all.forEachEntry(schemas::putIfAbsent);
            } else {
                all.forEachEntry(components.withObjectProperty(kind)::putIfAbsent);
            }
        });
        if (security.isEmpty() && part.has("security")) {
            security = part.get("security");
        }
    }

    private ObjectNode document(String title, String description) {
        var document = JSON.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", title).put("version", "1").put("description", description);
        document.putArray("servers").addObject().put("url", "/");
        document.set("security", security);
        var used = new HashSet<String>();
        paths.values()
                .forEach(operations -> operations
                        .findValues("tags")
                        .forEach(names -> names.forEach(name -> used.add(name.asString()))));
        tags.keySet().retainAll(used);
        document.putArray("tags").addAll(tags.values());
        document.set("paths", JSON.valueToTree(paths));
        var needed = new HashSet<String>();
        findSchemas(document.get("paths"), needed);
        findSchemas(components, needed);
        schemas.keySet().retainAll(needed);
        components.set("schemas", JSON.valueToTree(schemas));
        document.set("components", components);
        return document;
    }

    /** The schemas that {@code node} refers to, and those that they refer to. */
    private void findSchemas(JsonNode node, Set<String> found) {
        for (var reference : node.findValuesAsString("$ref")) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            if (reference.startsWith(SCHEMA) && found.add(name) && schemas.containsKey(name)) {
                findSchemas(schemas.get(name), found);
            }
        }
    }

    /** The same with short names, and with Markdown where Javadoc made HTML. */
    private static JsonNode plain(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JSON.createObjectNode();
                object.forEachEntry((name, value) -> {
                    var written = name.equals("summary") ? withoutMarks(value) : plain(value);
                    if (copy.putIfAbsent(shortened(name), written) != null) {
                        throw new IllegalStateException("two schemas would be called " + shortened(name));
                    }
                });
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JSON.createArrayNode();
                array.forEach(item -> copy.add(plain(item)));
                yield copy;
            }
            case StringNode text ->
                StringNode.valueOf(CODE.matcher(shortened(text.asString())).replaceAll("`"));
            default -> node;
        };
    }

    /** Summaries are plain text. */
    private static JsonNode withoutMarks(JsonNode summary) {
        return StringNode.valueOf(CODE.matcher(summary.asString()).replaceAll(""));
    }

    private static String shortened(String name) {
        return ARGUMENT.matcher(PACKAGE.matcher(name).replaceAll("$1.")).replaceAll("");
    }
}

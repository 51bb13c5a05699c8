package uy.ventanilla.acceptance;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One operation of the API's document. */
record Operation(String method, String path, JsonNode told) {
    private static final Pattern VARIABLE = Pattern.compile("([^/]+)/\\{([^}]+)}");

    /** Query parameters that name nothing of anybody's: how much of a list, and words that every tenant has. */
    private static final Set<String> NOBODYS = Set.of(
            "cursor",
            "limit",
            "role",
            "team",
            "left",
            "trial",
            "invite",
            "state",
            "phase",
            "assignee",
            "request",
            "outcome",
            "unread",
            "action");

    /** All operations of an OpenAPI document, of which no part may be missing. */
    static List<Operation> of(JsonNode document) {
        var description = document.at("/info/description").asString();
        if (!description.isEmpty()) {
            throw new AssertionError(description);
        }
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(it -> new Operation(it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue())))
                .toList();
    }

    /** Such as {@code People.add}. */
    String id() {
        return told.get("operationId").asString();
    }

    /** Whether it answers without a token too. */
    boolean open() {
        return told.path("security").valueStream().anyMatch(JsonNode::isEmpty);
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean takesBody() {
        return told.has("requestBody");
    }

    /** What its body is sent as, such as {@code application/json}; empty where it takes none. */
    String contentType() {
        var type = told.path("requestBody").path("content").propertyNames().stream()
                .findFirst()
                .orElse("");
        return type.startsWith("multipart/") ? Multipart.TYPE : type;
    }

    /** {@code body} as it is sent. */
    static BodyPublisher sent(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            case Multipart form -> BodyPublishers.ofString(form.toString());
            default -> BodyPublishers.ofString(Api.JSON.writeValueAsString(body));
        };
    }

    /** The variables of its path, each with the folder it stands in: {@code people/id}. */
    List<String> variables() {
        return VARIABLE.matcher(path)
                .results()
                .map(it -> it.group(1) + "/" + it.group(2))
                .toList();
    }

    /** The path with its variables filled in by {@code ids}, as in {@link #variables}. */
    String filled(Map<String, String> ids) {
        return VARIABLE.matcher(path).replaceAll(it -> {
            var name = it.group(1) + "/" + it.group(2);
            if (!ids.containsKey(name)) {
                throw new AssertionError("Name a value for " + name + " of " + this + ", so that neighbours try it.");
            }
            return it.group(1) + "/" + ids.get(name);
        });
    }

    /** The same with those query parameters for which {@code ids} has a value. */
    String asking(Map<String, String> ids) {
        var query = parameters("query")
                .filter(ids::containsKey)
                .map(name -> name + "=" + ids.get(name))
                .toList();
        return filled(ids) + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** Fails for a query parameter that may name something of a tenant's and that {@code ids} has no value for. */
    void mustBeKnownBy(Map<String, String> ids) {
        parameters("query")
                .filter(name -> !NOBODYS.contains(name) && !ids.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AssertionError(
                            "Name a value for ?" + name + " of " + this + ", so that neighbours try it.");
                });
    }

    Stream<String> parameters(String where) {
        return told.path("parameters")
                .valueStream()
                .filter(it -> it.path("in").asString().equals(where))
                .map(it -> it.path("name").asString());
    }

    boolean has(String parameter) {
        return told.path("parameters")
                .valueStream()
                .anyMatch(it -> it.path("name").asString().equals(parameter));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

package uy.ventanilla.local;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a log for people. A line that is not JSON stays as it is. */
final class LogLine {
    private LogLine() {}

    static String readable(String part, String line) {
        if (!line.startsWith("{")) {
            return "%-21s %s".formatted(part, line);
        }
        try {
            var json = JsonMapper.shared().readTree(line);
            var text = new StringBuilder("%-21s %s %-5s %s"
                    .formatted(part, field(json, "@timestamp"), field(json, "log.level"), field(json, "message")));
            for (var name : new String[] {"tenant", "ticket"}) {
                if (!field(json, name).isEmpty()) {
                    text.append(' ').append(name).append('=').append(field(json, name));
                }
            }
            var stack = field(json, "error.stack_trace");
            return stack.isEmpty()
                    ? text.toString()
                    : text.append('\n').append(stack.strip()).toString();
        } catch (JacksonException e) {
            return "%-21s %s".formatted(part, line);
        }
    }

    /** ECS names come nested or with dots, as the writer likes. */
    private static String field(JsonNode json, String name) {
        if (json.has(name)) {
            return json.get(name).asString("");
        }
        var node = json;
        for (var step : name.split("\\.", -1)) {
            node = node.path(step);
        }
        return node.asString("");
    }
}

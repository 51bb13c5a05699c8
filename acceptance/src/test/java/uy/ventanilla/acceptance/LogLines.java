package uy.ventanilla.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What the services log from now on: one JSON object a line. */
final class LogLines {
    private final Map<String, Long> before = new HashMap<>();
    private final Stage stage;

    LogLines(Stage stage) {
        this.stage = stage;
        for (var service : stage.services()) {
            try {
                var log = stage.log(service);
                before.put(service, Files.exists(log) ? Files.size(log) : 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every line that is an error, or no JSON. */
    List<String> errors() {
        return stage.services().stream()
                .flatMap(service -> text(service).lines())
                .filter(line -> !line.startsWith("{") || line.contains("\"level\":\"ERROR\""))
                .toList();
    }

    /** Waits for a line of this service that is as wanted. */
    JsonNode line(String service, Predicate<JsonNode> wanted) {
        return Eventually.finds(
                "the line in the log of " + service,
                () -> text(service)
                        .lines()
                        .filter(line -> line.startsWith("{") && line.endsWith("}"))
                        .map(Api.JSON::readTree)
                        .filter(wanted)
                        .findFirst());
    }

    private String text(String service) {
        long from = before.getOrDefault(service, 0L);
        try (var file = new RandomAccessFile(stage.log(service).toFile(), "r")) {
            var bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

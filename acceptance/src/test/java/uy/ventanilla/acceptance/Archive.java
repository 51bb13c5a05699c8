package uy.ventanilla.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;

/** An export, unpacked: its entries' bytes by their names. */
record Archive(Map<String, byte[]> entries) {
    static Archive of(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return new Archive(entries);
    }

    String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    List<JsonNode> lines(String name) {
        return text(name).lines().map(Api.JSON::readTree).toList();
    }

    /** Lines of a file, or files of a folder, whose name ends in a slash. */
    long count(String name) {
        return name.endsWith("/")
                ? entries.keySet().stream().filter(it -> it.startsWith(name)).count()
                : lines(name).size();
    }

    String everything() {
        var all = new StringBuilder();
        entries.keySet().forEach(name -> all.append(text(name)).append('\n'));
        return all.toString();
    }
}

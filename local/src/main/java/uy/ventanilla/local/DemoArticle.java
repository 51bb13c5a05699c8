package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One file under {@code deploy/demo/articles/<tenant>}: its name is the slug; title, tags and language stand between two
 * lines of {@code ---}, the Markdown below them.
 */
record DemoArticle(String slug, Text text) {
    /** What the API takes. */
    record Text(String title, String body, List<String> tags, String language) {}

    /** All articles of a tenant, by slug; none where there is no such folder. */
    static List<DemoArticle> of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(DemoArticle::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return "/api/articles/" + slug;
    }

    private static DemoArticle read(Path file) {
        try {
            var parts = Files.readString(file, UTF_8).split("(?m)^---\\R", 3);
            if (parts.length < 3) {
                throw new Trouble(file + " has no title: it begins with --- and title, tags and language");
            }
            var head = new Yaml(new SafeConstructor(new LoaderOptions())).<java.util.Map<String, Object>>load(parts[1]);
            var tags = head.get("tags") instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.<String>of();
            var slug = file.getFileName().toString().replaceFirst("\\.md$", "");
            return new DemoArticle(
                    slug,
                    new Text(
                            String.valueOf(head.get("title")),
                            parts[2].strip(),
                            tags,
                            String.valueOf(head.getOrDefault("language", "es"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

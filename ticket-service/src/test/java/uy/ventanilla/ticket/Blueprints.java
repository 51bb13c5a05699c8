package uy.ventanilla.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uy.ventanilla.contracts.Blueprint;

/** The blueprints this repository ships. */
public final class Blueprints {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Blueprints() {}

    public static Blueprint shipped(String slug) {
        return YAML.readValue(file(slug), Blueprint.class);
    }

    /** The same with other words in one place. */
    static Blueprint changed(String slug, String words, String others) {
        try {
            var text = Files.readString(file(slug));
            if (!text.contains(words)) {
                throw new IllegalArgumentException(slug + " does not say " + words);
            }
            return YAML.readValue(text.replace(words, others), Blueprint.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String slug) {
        return Path.of("..", "deploy", "blueprints", slug + ".yaml");
    }
}

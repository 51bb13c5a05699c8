package uy.ventanilla.ticket;

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
        return YAML.readValue(Path.of("..", "deploy", "blueprints", slug + ".yaml"), Blueprint.class);
    }
}

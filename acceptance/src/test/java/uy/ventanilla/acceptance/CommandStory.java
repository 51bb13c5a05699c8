package uy.ventanilla.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uy.ventanilla.testkit.server.Java;

/** {@code ./ventanilla tenant ...}, as an operator types it. */
class CommandStory {
    private final Stage stage = Stage.open();
    private final String slug = "taller-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private Path folder;

    record Said(int exit, String text) {}

    @Test
    void a_tenant_is_planned_applied_changed_and_put_back() throws Exception {
        var file = folder.resolve("taller.yaml");
        var blueprint = Files.readString(stage.root().resolve("deploy/blueprints/expand.yaml"))
                .replaceFirst("(?m)^slug: .*$", "slug: " + slug)
                .replaceFirst("(?m)^hosts: .*$", "hosts: [" + slug + ".localhost]")
                .replaceFirst("address: [^,\\n]*", "address: soporte@" + slug + ".example");
        Files.writeString(file, blueprint);
        assertThat(tenant("plan", file).text()).contains(slug + " would be a new tenant");
        assertThat(tenant("show", slug).exit()).isEqualTo(1);
        assertThat(tenant("apply", file).text()).contains(slug + ": version 1 is in force.");
        assertThat(tenant("list").text()).containsPattern(slug + " +eXpand +version 1");
        Eventually.holds("every service runs it", () -> {
            var shown = tenant("show", slug).text();
            return shown.contains("ticket-service")
                    && shown.lines().filter(line -> line.endsWith(" version 1")).count() >= 6;
        });

        Files.writeString(file, blueprint.replaceFirst("(?m)^name: .*$", "name: El Taller"));
        assertThat(tenant("plan", file).text())
                .contains(
                        "version 2 would change version 1", "\"eXpand\" becomes \"El Taller\"", "Nothing was changed.")
                .contains("No running ticket moves otherwise than before");
        assertThat(tenant("apply", file, "--from", 7))
                .as("somebody else was quicker")
                .satisfies(said -> assertThat(said.exit()).isEqualTo(1));
        assertThat(tenant("apply", file, "--from", 1).text()).contains("version 2 is in force.");

        Files.writeString(file, blueprint.replaceFirst("initial: \\S+", "initial: en-procesos"));
        var faulty = tenant("apply", file);
        assertThat(faulty.exit()).isEqualTo(1);
        assertThat(faulty.text())
                .containsPattern("taller\\.yaml:\\d+:\\d+ workflow\\.initial: ")
                .contains("en-proceso", "1 fault. Nothing was changed.");

        assertThat(tenant("rollback", slug, 1).text()).contains("version 3 is in force.");
        assertThat(tenant("history", slug).text())
                .containsSubsequence("version 3", "says again what version 1 said", "version 2", "version 1");
        assertThat(tenant("show", slug, "--document").text()).isEqualTo(blueprint);

        Files.writeString(file, blueprint + "# " + "x".repeat(10 * 1024 * 1024));
        var tooLong = tenant("plan", file);
        assertThat(tooLong.exit()).isEqualTo(1);
        assertThat(tooLong.text()).contains("Send at most 2 MB");
    }

    @Test
    void a_tenant_pauses_takes_its_data_along_and_leaves_unless_it_is_kept() throws Exception {
        var desk = Desk.like("expand");
        assertThat(tenant("suspend", desk.slug(), "no", "paga").text()).contains("stands still");
        assertThat(tenant("show", desk.slug()).text()).contains("[suspended]", "no paga");
        assertThat(tenant("resume", desk.slug()).text()).contains("goes on.");

        var archive = folder.resolve("todo.zip");
        assertThat(tenant("export", desk.slug(), archive).text()).contains("manifest.json in it tells what");
        try (var zip = new ZipFile(archive.toFile())) {
            assertThat(zip.getEntry("manifest.json")).isNotNull();
        }
        assertThat(tenant("export", desk.slug(), archive).text()).contains("is there already");

        assertThat(typing("otro\n", "delete", desk.slug()).text()).contains("That was not " + desk.slug());
        assertThat(typing(desk.slug() + "\n", "delete", desk.slug()).text()).contains("is erased from");
        assertThat(tenant("show", desk.slug()).text()).contains("to be erased");
        assertThat(tenant("keep", desk.slug()).text()).contains(desk.slug() + " is kept");
        assertThat(tenant("list").text()).containsPattern(desk.slug() + " [^\\n]*localhost\\n");
    }

    private Said tenant(Object... words) {
        return typing("", words);
    }

    private Said typing(String input, Object... words) {
        try {
            var command = new ArrayList<>(List.of(
                    Java.command(),
                    "-XX:TieredStopAtLevel=1",
                    "-Djdk.httpclient.allowRestrictedHeaders=host",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "uy.ventanilla.local.Main",
                    "tenant"));
            for (var word : words) {
                command.add(word.toString());
            }
            command.addAll(stage.whereItIs());
            var output = folder.resolve("said.txt");
            var typed = Files.writeString(folder.resolve("typed.txt"), input);
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(typed.toFile())
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            return new Said(exit, Files.readString(output, UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

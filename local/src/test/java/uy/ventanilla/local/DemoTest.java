package uy.ventanilla.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final Path ARTICLES = Path.of("../deploy/demo/articles");

    @Test
    void every_demo_article_has_what_the_api_asks_for() {
        for (var tenant : new String[] {"expand", "exosound", "amplifica", "softchat"}) {
            assertThat(DemoArticle.of(ARTICLES.resolve(tenant))).isNotEmpty().allSatisfy(article -> {
                assertThat(article.slug()).matches("[a-z0-9]+(-[a-z0-9]+)*");
                assertThat(article.text().title()).isNotBlank();
                assertThat(article.text().tags()).isNotEmpty();
                assertThat(article.text().language()).isEqualTo("es");
                assertThat(article.text().body()).doesNotStartWith("---").isNotBlank();
            });
        }
    }

    @Test
    void a_file_without_a_head_is_named(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("sin-titulo.md"), "Sólo texto.");
        assertThatThrownBy(() -> DemoArticle.of(folder))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("sin-titulo.md")
                .hasMessageContaining("title");
    }

    @Test
    void secrets_stay_and_only_their_owner_can_read_them(@TempDir Path folder) throws Exception {
        var file = folder.resolve("secrets.properties");
        var made = new Secrets(file).get("operator");
        assertThat(new Secrets(file).get("operator")).isEqualTo(made);
        assertThat(new Secrets(file).get("portal")).isNotEqualTo(made);
        assertThat(Files.getPosixFilePermissions(file))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void a_line_of_a_log_is_readable_whoever_wrote_it() {
        var json = "{\"@timestamp\":\"2026-11-22T08:00:00Z\",\"log\":{\"level\":\"WARN\"},\"message\":\"slow\","
                + "\"tenant\":\"t1\",\"ticket\":\"7\",\"error\":{\"stack_trace\":\"java.io.IOException: gone\"}}";
        assertThat(LogLine.readable("ticket-service", json))
                .isEqualTo("ticket-service        2026-11-22T08:00:00Z WARN  slow tenant=t1 ticket=7\n"
                        + "java.io.IOException: gone");
        assertThat(LogLine.readable("Kafka", "{broken")).isEqualTo("Kafka                 {broken");
        assertThat(LogLine.readable("Kafka", "plain")).isEqualTo("Kafka                 plain");
    }
}

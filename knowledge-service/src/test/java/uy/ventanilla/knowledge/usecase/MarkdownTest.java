package uy.ventanilla.knowledge.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void headings_lists_tables_images_videos_and_links_are_shown() {
        var html = Markdown.html("""
                # Pasos

                1. Abra el [portal](/new)
                2. Mire ![la pantalla](https://img.example/a.png)

                | Estado | Significa |
                |---|:-:|
                | Resuelto | listo |

                <video src="https://video.example/v.mp4" autoplay></video>
                """);
        assertThat(html)
                .contains("<h1>Pasos</h1>")
                .contains("<ol>")
                .contains("<a href=\"/new\" rel=\"noopener nofollow\">portal</a>")
                .contains("<img src=\"https://img.example/a.png\" alt=\"la pantalla\">")
                .contains("<td align=\"center\">listo</td>")
                .contains("<video src=\"https://video.example/v.mp4\" controls")
                .doesNotContain("autoplay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[clic](javascript:alert(1))",
                "<a href=\" java\nscript:alert(1)\">x</a>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<svg onload=alert(1)>",
                "<style>body{display:none}</style>",
                "<p style=\"position:fixed\">x</p>",
                "![x](data:text/html;base64,PHNjcmlwdD4=)",
                "<form action=\"https://evil.example\"><input name=p></form>",
                "<video src=\"javascript:alert(1)\"></video>"
            })
    void nothing_that_acts_survives(String markdown) {
        assertThat(Markdown.html(markdown))
                .doesNotContainIgnoringCase("script:")
                .doesNotContainPattern("(?i)<(script|iframe|svg|style|form|input)")
                .doesNotContainPattern("(?i)\\son[a-z]+=")
                .doesNotContain("style=")
                .doesNotContain("data:");
    }

    @Test
    void the_words_alone_are_what_is_searched() {
        assertThat(Markdown.plain("# Título\n\nUn *texto* con `código` y [enlace](https://a.example)."))
                .isEqualTo("Título Un texto con código y enlace.");
    }
}

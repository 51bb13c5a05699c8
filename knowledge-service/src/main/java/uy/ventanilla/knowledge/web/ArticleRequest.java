package uy.ventanilla.knowledge.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import uy.ventanilla.knowledge.domain.ArticleText;
import uy.ventanilla.platform.web.Problem;

/** What a writer sends. {@code body} is Markdown, {@code language} is {@code es} unless said otherwise. */
record ArticleRequest(
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags,
        @Nullable String language) {
    /** The text; throws a 400 problem that names every mistake at once. */
    ArticleText text() {
        var text = new ArticleText(
                title == null ? "" : title,
                body == null ? "" : body,
                tags == null
                        ? List.of()
                        : tags.stream().map(tag -> tag == null ? "" : tag).toList(),
                language == null ? "es" : language);
        var mistakes = text.mistakes();
        if (!mistakes.isEmpty()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "Correct the members named in errors.",
                    Map.of(
                            "errors",
                            mistakes.entrySet().stream()
                                    .map(mistake ->
                                            Map.of("pointer", "/" + mistake.getKey(), "detail", mistake.getValue()))
                                    .toList()));
        }
        return text;
    }
}

package uy.ventanilla.portal.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The knowledge base. Reading is anybody's; writing is for staff. */
@Component
public class Articles {
    private final Gateway gateway;

    Articles(Gateway gateway) {
        this.gateway = gateway;
    }

    /** An article; {@code html} is rendered and sanitised by knowledge-service. */
    public record Article(
            String slug,
            String title,
            @Nullable String html,
            @Nullable String body,
            List<String> tags,
            @Nullable String language,
            @Nullable Boolean published,
            @Nullable Instant publishedAt,
            @Nullable Instant updatedAt) {
        public Article {
            tags = tags == null ? List.of() : tags;
        }

        public boolean visible() {
            return published == null ? publishedAt != null : published;
        }
    }

    /** A found article; the {@code Html} members hold {@code <mark>} around the hits and are escaped otherwise. */
    public record Hit(
            String slug,
            String title,
            @Nullable String titleHtml,
            @Nullable String excerptHtml,
            List<String> tags,
            @Nullable Instant updatedAt) {
        public Hit {
            tags = tags == null ? List.of() : tags;
        }
    }

    /** What an author writes. */
    public record Draft(String title, String body, List<String> tags, String language) {}

    private record Shelf(List<Article> items) {}

    private record Hits(List<Hit> items) {}

    public List<Article> all(Asking who) {
        return gateway.get(who, Shelf.class, "/api/articles").items;
    }

    public Article find(Asking who, String slug) {
        return gateway.get(who, Article.class, "/api/articles/{slug}", slug);
    }

    public List<Hit> search(Asking who, String q) {
        return gateway.get(who, Hits.class, URI.create("/api/articles/search?q=" + encoded(q))).items;
    }

    public List<Hit> suggestions(Asking who, String subject) {
        return gateway.get(who, Hits.class, URI.create("/api/articles/suggestions?subject=" + encoded(subject))).items;
    }

    public Article create(Asking who, Draft draft) {
        var created = gateway.exchange(who, HttpMethod.POST, draft, _ -> {}, Article.class, "/api/articles")
                .getBody();
        if (created == null) {
            throw new ApiProblem(502, "empty", "", List.of());
        }
        return created;
    }

    public void change(Asking who, String slug, Draft draft) {
        gateway.send(who, HttpMethod.PUT, draft, "/api/articles/{slug}", slug);
    }

    public void publish(Asking who, String slug) {
        gateway.send(who, HttpMethod.POST, Map.of(), "/api/articles/{slug}/publication", slug);
    }

    public void withdraw(Asking who, String slug) {
        gateway.send(who, HttpMethod.DELETE, null, "/api/articles/{slug}/publication", slug);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

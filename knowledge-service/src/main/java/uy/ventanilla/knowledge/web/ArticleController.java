package uy.ventanilla.knowledge.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.knowledge.domain.Slug;
import uy.ventanilla.knowledge.domain.WrittenVersion;
import uy.ventanilla.knowledge.usecase.ArticlePage;
import uy.ventanilla.knowledge.usecase.ReadArticles;
import uy.ventanilla.knowledge.usecase.WriteArticles;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** Articles: everybody on the tenant's host reads what is published, staff write. */
@RestController
@RequestMapping("/api/articles")
class ArticleController {
    private static final int MOST = 100;

    private final WriteArticles writing;
    private final ReadArticles reading;

    ArticleController(WriteArticles writing, ReadArticles reading) {
        this.writing = writing;
        this.reading = reading;
    }

    /** Articles, the latest changed first; drafts too for staff. */
    @GetMapping
    Listed list(Caller caller, @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "25") int limit) {
        var some =
                reading.newest(caller.tenant(), Writers.are(caller), Cursors.read(cursor), Math.clamp(limit, 1, MOST));
        return new Listed(some.items(), Cursors.write(some.next()));
    }

    /** One article. */
    @GetMapping("/{slug}")
    ResponseEntity<ArticlePage> read(Caller caller, @PathVariable String slug) {
        return ok(reading.one(caller.tenant(), slug, Writers.are(caller)));
    }

    /** All versions of an article, for staff. */
    @GetMapping("/{slug}/versions")
    History history(Caller caller, @PathVariable String slug) {
        Writers.mustBe(caller);
        return new History(reading.history(caller.tenant(), slug));
    }

    /** Begins a draft; its slug is made of its title. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ArticlePage> write(Caller caller, @RequestBody ArticleRequest request) {
        var author = Writers.mustBe(caller);
        return created(writing.write(caller.tenant(), request.text(), author));
    }

    /** Edits an article; where nothing is at {@code slug} yet, begins a draft there. */
    @PutMapping("/{slug}")
    @ApiResponse(responseCode = "200", description = "Edited.")
    @ApiResponse(responseCode = "201", description = "A draft was begun.")
    ResponseEntity<ArticlePage> put(
            Caller caller,
            @PathVariable String slug,
            @RequestBody ArticleRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var author = Writers.mustBe(caller);
        if (!Slug.isOne(slug)) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "invalid", "A slug is words of a-z and 0-9 joined by single hyphens.");
        }
        return ok(writing.put(caller.tenant(), slug, request.text(), author, seen(ifMatch)));
    }

    /** Publishes an article as it stands. */
    @PostMapping("/{slug}/publication")
    ResponseEntity<ArticlePage> publish(Caller caller, @PathVariable String slug) {
        Writers.mustBe(caller);
        return ok(writing.publish(caller.tenant(), slug));
    }

    /** Withdraws an article; it is a draft again. */
    @DeleteMapping("/{slug}/publication")
    ResponseEntity<ArticlePage> withdraw(Caller caller, @PathVariable String slug) {
        Writers.mustBe(caller);
        return ok(writing.withdraw(caller.tenant(), slug));
    }

    private static @Nullable Long seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("\"", ""));
        } catch (NumberFormatException e) {
            return -1L; // no tag of ours: it matches nothing
        }
    }

    private static ResponseEntity<ArticlePage> ok(ArticlePage page) {
        return ResponseEntity.ok().eTag("\"" + page.revision() + "\"").body(page);
    }

    private static ResponseEntity<ArticlePage> created(ArticlePage page) {
        return ResponseEntity.created(URI.create("/api/articles/" + page.slug()))
                .eTag("\"" + page.revision() + "\"")
                .body(page);
    }

    /** Some articles; {@code next} is absent at the end. */
    record Listed(List<ReadArticles.Line> items, @Nullable String next) {}

    /** An article's versions, the newest first. */
    record History(List<WrittenVersion> items) {}
}

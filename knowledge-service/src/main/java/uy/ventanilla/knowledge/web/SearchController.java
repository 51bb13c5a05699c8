package uy.ventanilla.knowledge.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.knowledge.domain.FoundArticle;
import uy.ventanilla.knowledge.usecase.FindArticles;
import uy.ventanilla.platform.web.Caller;

/** Searching, open to everybody on the tenant's host. */
@RestController
@RequestMapping("/api/articles")
class SearchController {
    private static final int MOST = 50;
    /** Words beyond this add nothing to a search but work. */
    private static final int LONGEST = 300;

    private final FindArticles finding;

    SearchController(FindArticles finding) {
        this.finding = finding;
    }

    /** Full-text search over published articles. */
    @GetMapping("/search")
    Hits search(Caller caller, @RequestParam String q, @RequestParam(defaultValue = "20") int limit) {
        return new Hits(finding.byWords(caller.tenant(), cut(q), Math.clamp(limit, 1, MOST)));
    }

    /**
     * Articles that may answer a request before it is sent.
     *
     * @param subject what has been typed so far
     */
    @GetMapping("/suggestions")
    Hits suggestions(Caller caller, @RequestParam String subject) {
        return new Hits(finding.forSubject(caller.tenant(), cut(subject)));
    }

    private static String cut(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    /** What was found, the best first. */
    record Hits(List<FoundArticle> items) {}
}

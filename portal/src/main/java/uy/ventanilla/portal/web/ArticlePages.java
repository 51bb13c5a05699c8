package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import uy.ventanilla.portal.api.Articles;

/** Writing for the knowledge base: list, write, publish, withdraw. */
@Controller
@RequestMapping("/agent/articles")
class ArticlePages {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Articles articles;

    ArticlePages(Articles articles) {
        this.articles = articles;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        model.addAttribute("articles", articles.all(visitor.asking()));
        return "agent/articles";
    }

    @GetMapping("/new")
    String blank(Visitor visitor) {
        return "agent/article";
    }

    @GetMapping("/{slug}")
    String edit(Visitor visitor, Model model, @PathVariable String slug) {
        model.addAttribute("article", articles.find(visitor.asking(), slug));
        return "agent/article";
    }

    @PostMapping("/new")
    ResponseEntity<Void> create(Visitor visitor, HttpServletRequest request, Written written) {
        var slug = articles.create(visitor.asking(), written.draft()).slug();
        return finish(visitor, request, slug, written);
    }

    @PostMapping("/{slug}")
    ResponseEntity<Void> save(Visitor visitor, HttpServletRequest request, @PathVariable String slug, Written written) {
        articles.change(visitor.asking(), slug, written.draft());
        return finish(visitor, request, slug, written);
    }

    @PostMapping("/{slug}/withdrawal")
    ResponseEntity<Void> withdraw(Visitor visitor, HttpServletRequest request, @PathVariable String slug) {
        articles.withdraw(visitor.asking(), slug);
        return Forms.goTo(request, "/agent/articles");
    }

    private ResponseEntity<Void> finish(Visitor visitor, HttpServletRequest request, String slug, Written written) {
        if ("publish".equals(written.then)) {
            articles.publish(visitor.asking(), slug);
            return Forms.goTo(request, "/kb/" + slug);
        }
        return Forms.goTo(request, "/agent/articles/" + slug + "?saved");
    }

    /** The editor's form; {@code then} is {@code keep} or {@code publish}. */
    record Written(String title, String body, String tags, String language, String then) {
        Articles.Draft draft() {
            var words = COMMA.splitAsStream(tags == null ? "" : tags.strip())
                    .filter(tag -> !tag.isEmpty())
                    .toList();
            return new Articles.Draft(title.strip(), body, words, language == null ? "es" : language);
        }
    }
}

package uy.ventanilla.portal.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.portal.api.Articles;

/** The knowledge base for everybody: find and read. */
@Controller
@RequestMapping("/kb")
class KnowledgePages {
    private final Articles articles;

    KnowledgePages(Articles articles) {
        this.articles = articles;
    }

    @GetMapping
    String search(Visitor visitor, Model model, @RequestParam(defaultValue = "") String q) {
        model.addAttribute("q", q);
        if (q.isBlank()) {
            model.addAttribute("articles", articles.all(visitor.asking().anonymously()));
        } else {
            model.addAttribute("hits", articles.search(visitor.asking().anonymously(), q.strip()));
        }
        return "kb/search";
    }

    @GetMapping("/{slug}")
    String article(Visitor visitor, Model model, @PathVariable String slug) {
        model.addAttribute("article", articles.find(visitor.asking(), slug));
        return "kb/article";
    }
}

package uy.ventanilla.portal.web;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.api.Articles;
import uy.ventanilla.portal.api.People;

/** The first page: search, the two cards, articles, whom to ring (S40, S4, S16). */
@Controller
class HomePage {
    private static final Logger log = LoggerFactory.getLogger(HomePage.class);

    private final Articles articles;
    private final People people;

    HomePage(Articles articles, People people) {
        this.articles = articles;
        this.people = people;
    }

    @GetMapping("/")
    String home(Visitor visitor, Model model) {
        model.addAttribute("articles", shelf(visitor));
        model.addAttribute("contacts", contacts(visitor));
        return "home";
    }

    /** The home page opens even while the knowledge base is away. */
    private List<Articles.Article> shelf(Visitor visitor) {
        try {
            return articles.all(visitor.asking().anonymously()).stream()
                    .limit(6)
                    .toList();
        } catch (ApiProblem problem) {
            log.warn("home without articles status={}", problem.status());
            return List.of();
        }
    }

    /** Whom to ask about a contract, for each organisation that has somebody (S16). */
    private List<People.Organisation> contacts(Visitor visitor) {
        if (!visitor.signedIn()) {
            return List.of();
        }
        try {
            return people.me(visitor.asking()).organisations().stream()
                    .filter(organisation -> organisation.commercialContact() != null)
                    .toList();
        } catch (ApiProblem problem) {
            log.warn("home without organisations status={}", problem.status());
            return List.of();
        }
    }
}

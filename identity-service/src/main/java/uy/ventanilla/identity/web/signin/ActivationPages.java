package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.identity.domain.PasswordRule;
import uy.ventanilla.identity.usecase.ActivatePerson;
import uy.ventanilla.identity.usecase.ActivatePerson.Link;
import uy.ventanilla.identity.usecase.ActivatePerson.Outcome;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.platform.web.Problem;

/** Choosing a password by the link in a mail: looking changes nothing, only the form does. */
@Controller
@RequestMapping("/activate/{person}/{token}")
class ActivationPages {
    private final ActivatePerson activation;
    private final HostTenant host;

    ActivationPages(ActivatePerson activation, HostTenant host) {
        this.activation = activation;
        this.host = host;
    }

    @GetMapping
    String look(@PathVariable String person, @PathVariable String token, Model model, HttpServletResponse response) {
        model.addAttribute("self", self(person, token));
        return page(activation.look(host.required(), link(person, token)), model, response);
    }

    @PostMapping
    String activate(
            @PathVariable String person,
            @PathVariable String token,
            @RequestParam String password,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("self", self(person, token));
        return page(activation.activate(host.required(), link(person, token), password), model, response);
    }

    /** Answers the same whether or not a new link is sent. */
    @PostMapping("/renewal")
    String renew(@PathVariable String person, @PathVariable String token) {
        activation.renew(host.required(), link(person, token));
        return "renewed";
    }

    private static String page(Outcome outcome, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("shortest", PasswordRule.SHORTEST);
        return switch (outcome) {
            case Outcome.Open open -> form(model, open);
            case Outcome.BadPassword(var open, var broken) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "problem",
                        switch (broken) {
                            case TOO_SHORT -> "password.short";
                            case TOO_LONG -> "password.long";
                            case TOO_OBVIOUS -> "password.obvious";
                            case TOO_COMMON -> "password.common";
                        });
                yield form(model, open);
            }
            case Outcome.Chosen(boolean another) -> "redirect:/login?" + (another ? "changed" : "activated");
            case Outcome.Over(var renewable) -> {
                response.setStatus(HttpStatus.GONE.value());
                model.addAttribute("renewable", renewable);
                yield "over";
            }
        };
    }

    private static String form(Model model, Outcome.Open open) {
        model.addAttribute("name", open.name());
        model.addAttribute("address", open.address());
        model.addAttribute("words", open.another() ? "another" : "activate");
        return "activate";
    }

    private static String self(String person, String token) {
        return "/activate/" + person + "/" + token;
    }

    private static Link link(String person, String token) {
        int dot = token.indexOf('.');
        try {
            return new Link(UUID.fromString(person), token.substring(0, dot), token.substring(dot + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Problem.notFound("This link is not whole; copy all of it from the mail.");
        }
    }
}

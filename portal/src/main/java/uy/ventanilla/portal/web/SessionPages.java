package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Around the sign-in: the language, and a sign-in that did not work. */
@Controller
@RequestMapping("/session")
class SessionPages {
    private final LocaleResolver locales;

    SessionPages(LocaleResolver locales) {
        this.locales = locales;
    }

    @GetMapping("/language/{tag:es|en}")
    String language(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String tag,
            @RequestParam(defaultValue = "/") String back) {
        locales.setLocale(request, response, Locale.of(tag));
        // Only a path of this site: "//other" and "\other" would leave it.
        boolean here = back.startsWith("/") && !back.startsWith("//") && back.indexOf('\\') < 0;
        return "redirect:" + (here ? back : "/");
    }

    @GetMapping("/failed")
    String failed(Visitor visitor) {
        return "sign-in-failed";
    }
}

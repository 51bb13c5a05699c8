package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. The form itself is taken by the filter in front. */
@Controller
class SignInPages {
    private final SignInCookie cookie;

    SignInPages(SignInCookie cookie) {
        this.cookie = cookie;
    }

    @GetMapping("/login")
    String form(
            @RequestParam @Nullable String error,
            @RequestParam @Nullable String wait,
            @RequestParam @Nullable String activated,
            @RequestParam @Nullable String changed,
            Model model) {
        if (error != null) {
            model.addAttribute("problem", "login.refused");
        } else if (wait != null) {
            model.addAttribute("problem", "login.wait");
        } else if (activated != null) {
            model.addAttribute("news", "login.activated");
        } else if (changed != null) {
            model.addAttribute("news", "login.changed");
        }
        return "login";
    }

    /** Signs out at once where the browser was sent by our own pages; where another site sent it, asks first. */
    @GetMapping("/logout")
    String leave(
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "none") String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        return site.equals("cross-site") ? "logout" : leave(request, response);
    }

    @PostMapping("/logout")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        cookie.end(request, response);
        return "redirect:/";
    }
}

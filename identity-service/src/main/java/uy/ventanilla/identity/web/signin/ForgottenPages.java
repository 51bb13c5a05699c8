package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.identity.usecase.RemindPerson;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.web.HostTenant;

/** Asking for a link to choose another password. The answer never tells whether there is such an account. */
@Controller
@RequestMapping("/forgotten")
class ForgottenPages {
    private final RemindPerson remind;
    private final SignInByProvider providers;
    private final HostTenant host;

    ForgottenPages(RemindPerson remind, SignInByProvider providers, HostTenant host) {
        this.remind = remind;
        this.providers = providers;
        this.host = host;
    }

    @GetMapping
    String form() {
        return providers.ways(host.required()).password() ? "forgotten" : "redirect:/login";
    }

    @PostMapping
    String send(@RequestParam String address, HttpServletResponse response, Model model) {
        if (!providers.ways(host.required()).password()) {
            return "redirect:/login";
        }
        if (remind.forgotten(host.required(), address)) {
            return "reminded";
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        model.addAttribute("problem", "login.wait");
        return "forgotten";
    }
}

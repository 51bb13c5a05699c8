package uy.ventanilla.identity.web.signin.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.identity.usecase.RemindPerson;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.identity.web.signin.JoinCookie;

/** Sends people to a provider, and those it does not vouch enough for to their mail. */
@Controller
class ProviderPages {
    private static final Logger log = LoggerFactory.getLogger(ProviderPages.class);

    private final DefaultOAuth2AuthorizationRequestResolver questions;
    private final AskedCookie asked;
    private final SignInByProvider signIn;
    private final RemindPerson remind;
    private final JoinCookie joining;
    private final HostTenant host;

    ProviderPages(
            Registrations registrations,
            AskedCookie asked,
            SignInByProvider signIn,
            RemindPerson remind,
            JoinCookie joining,
            HostTenant host) {
        this.questions = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/login/via");
        this.asked = asked;
        this.signIn = signIn;
        this.remind = remind;
        this.joining = joining;
        this.host = host;
    }

    @GetMapping("/login/via/{provider}")
    String ask(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        try {
            var question = questions.resolve(request, provider);
            if (question == null) {
                return "redirect:/login?provider";
            }
            asked.saveAuthorizationRequest(question, request, response);
            return "redirect:" + question.getAuthorizationRequestUri();
        } catch (RuntimeException e) {
            log.warn("a provider could not be asked tenant={} provider={}", host.required(), provider, e);
            return "redirect:/login?provider";
        }
    }

    @GetMapping("/login/join")
    String back() {
        return "redirect:/login";
    }

    /** Somebody else was here before, or it shall be another way. */
    @GetMapping("/login/join/forget")
    String forget(HttpServletRequest request, HttpServletResponse response) {
        joining.forget(request, response);
        return "redirect:/login";
    }

    /** Of whoever has no account yet. Answers alike, whatever there is; one mail for each time a provider vouched. */
    @PostMapping("/login/join")
    String welcome(@RequestParam String address, HttpServletRequest request) {
        var tenant = host.required();
        var secret = joining.of(request);
        secret.flatMap(known -> signIn.awaited(tenant, known)).ifPresent(vouched -> {
            if (signIn.mayBeWelcomed(tenant, secret.get())) {
                remind.welcome(tenant, address, vouched.name());
            }
        });
        return "reminded";
    }
}

package uy.ventanilla.identity.web.signin.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.identity.domain.signin.Pending;
import uy.ventanilla.identity.domain.signin.Proof;
import uy.ventanilla.identity.usecase.signin.Passkeys;
import uy.ventanilla.identity.usecase.signin.SecondFactor;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.identity.web.signin.Arrival;
import uy.ventanilla.identity.web.signin.SignInCookie;

/** The second factor of whoever has given the first, and signing in by a passkey alone. */
@Controller
class SecondFactorPages {
    private final SecondFactor factors;
    private final Passkeys passkeys;
    private final SignInCookie cookie;
    private final Arrival arrival;
    private final CodeSetup setup;
    private final HostTenant host;
    private final JsonMapper json;

    SecondFactorPages(
            SecondFactor factors,
            Passkeys passkeys,
            SignInCookie cookie,
            Arrival arrival,
            CodeSetup setup,
            HostTenant host,
            JsonMapper json) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.cookie = cookie;
        this.arrival = arrival;
        this.setup = setup;
        this.host = host;
        this.json = json;
    }

    /** Asks for what the person has; who has nothing yet sets an authenticator app up here. */
    @GetMapping("/login/second")
    String ask(
            @RequestParam @Nullable String wrong,
            @RequestParam @Nullable String later,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var pending = cookie.pending(request);
        if (pending.isEmpty()) {
            return "redirect:/login";
        }
        if (wrong != null) {
            model.addAttribute("problem", "second.wrong");
        } else if (later != null) {
            model.addAttribute("problem", "login.wait");
        }
        response.setHeader("Cache-Control", "no-store");
        var tenant = host.required();
        var person = pending.get().person();
        var has = factors.of(tenant, person);
        if (!has.any()) {
            setup.begin(tenant, person, pending.get().session(), "/login/second/setup", model);
            return "codes";
        }
        model.addAttribute("codes", has.codes());
        model.addAttribute(
                "passkeys",
                has.passkeys().stream()
                        .anyMatch(key -> key.host().equals(Sites.of(request).host())));
        question(passkeys.toSign(tenant, person, Sites.of(request)), request, response, model);
        return "second";
    }

    private void question(
            Passkeys.Question question, HttpServletRequest request, HttpServletResponse response, Model model) {
        Sites.CHALLENGE.give(request, response, question.secret());
        model.addAttribute("options", json.writeValueAsString(question.options()));
    }

    @PostMapping("/login/second")
    void code(@RequestParam String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var pending = cookie.pending(request);
        if (pending.isEmpty()) {
            response.sendRedirect("/login");
            return;
        }
        switch (factors.check(host.required(), pending.get().person(), code)) {
            case RIGHT -> enter(request, response, pending.get(), "code");
            case WRONG -> response.sendRedirect("/login/second?wrong");
            case LATER -> response.sendRedirect("/login/second?later");
        }
    }

    @GetMapping({"/login/second/setup", "/login/second/passkey"})
    String back() {
        return "redirect:/login/second";
    }

    /** Only where nothing is set up yet: else the first factor alone would let anybody set another second one up. */
    @PostMapping("/login/second/setup")
    @Nullable
    String setUp(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        var pending = cookie.pending(request);
        var tenant = host.required();
        if (pending.isEmpty() || factors.of(tenant, pending.get().person()).any()) {
            return "redirect:/login";
        }
        var person = pending.get().person();
        var recovery = factors.confirm(tenant, person, pending.get().session(), code);
        if (recovery.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", "codes.wrong");
            setup.begin(tenant, person, pending.get().session(), "/login/second/setup", model);
            return "codes";
        }
        arrival.remember(
                request,
                response,
                new Proof.Twofold(person, pending.get().session(), pending.get().how(), "code"));
        model.addAttribute("recovery", recovery.get());
        model.addAttribute("on", "/session/start/portal");
        return "recovery";
    }

    @PostMapping("/login/second/passkey")
    void passkey(@RequestParam String answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var pending = cookie.pending(request);
        if (pending.isEmpty()) {
            response.sendRedirect("/login");
            return;
        }
        var person = pending.get().person();
        if (signed(request, person, answer)) {
            enter(request, response, pending.get(), "passkey");
        } else {
            response.sendRedirect("/login/second?wrong");
        }
    }

    private boolean signed(HttpServletRequest request, UUID person, String answer) {
        return Sites.CHALLENGE
                .of(request)
                .flatMap(secret -> passkeys.signedBy(host.required(), person, Sites.of(request), secret, answer))
                .isPresent();
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, Pending pending, String second)
            throws IOException, ServletException {
        arrival.enter(request, response, new Proof.Twofold(pending.person(), pending.session(), pending.how(), second));
    }

    @GetMapping("/login/passkey")
    String alone(
            @RequestParam @Nullable String wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (wrong != null) {
            model.addAttribute("problem", "passkey.refused");
        }
        response.setHeader("Cache-Control", "no-store");
        question(passkeys.toSign(host.required(), null, Sites.of(request)), request, response, model);
        return "passkey";
    }

    @PostMapping("/login/passkey")
    void alone(@RequestParam String answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var person = Sites.CHALLENGE
                .of(request)
                .flatMap(secret -> passkeys.signedBy(host.required(), null, Sites.of(request), secret, answer));
        if (person.isEmpty()) {
            response.sendRedirect("/login/passkey?wrong");
            return;
        }
        arrival.enter(
                request,
                response,
                new Proof.Device(person.get().person(), person.get().id()));
    }
}

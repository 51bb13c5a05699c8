package uy.ventanilla.identity.web.signin.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.identity.domain.signin.Passkey;
import uy.ventanilla.identity.domain.signin.Session;
import uy.ventanilla.identity.domain.signin.SignedIn;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.identity.usecase.SignIn;
import uy.ventanilla.identity.usecase.signin.LinkedProviders;
import uy.ventanilla.identity.usecase.signin.Passkeys;
import uy.ventanilla.identity.usecase.signin.SecondFactor;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.identity.web.signin.SignInCookie;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * A person's own ways in. Looking takes a sign-in; changing takes one that is not older than a quarter of an hour, so that a
 * browser left open gives nobody a way of their own.
 */
@Controller
@RequestMapping("/account")
class AccountPages {
    private static final Duration FRESH = Duration.ofMinutes(15);

    record Row(String id, String what, String when, boolean current) {}

    private final SignIn signIn;
    private final SecondFactor factors;
    private final Passkeys passkeys;
    private final LinkedProviders linked;
    private final SignInByProvider providers;
    private final ReadTenants tenants;
    private final SignInCookie cookie;
    private final CodeSetup setup;
    private final HostTenant host;
    private final JsonMapper json;
    private final MessageSource texts;
    private final Clock clock;

    AccountPages(
            SignIn signIn,
            SecondFactor factors,
            Passkeys passkeys,
            LinkedProviders linked,
            SignInByProvider providers,
            ReadTenants tenants,
            SignInCookie cookie,
            CodeSetup setup,
            HostTenant host,
            JsonMapper json,
            MessageSource texts,
            Clock clock) {
        this.texts = texts;
        this.signIn = signIn;
        this.factors = factors;
        this.passkeys = passkeys;
        this.linked = linked;
        this.providers = providers;
        this.tenants = tenants;
        this.cookie = cookie;
        this.setup = setup;
        this.host = host;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    String look(
            @RequestParam @Nullable String passkey,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var me = me(request);
        var tenant = host.required();
        response.setHeader("Cache-Control", "no-store");
        if ("refused".equals(passkey)) {
            model.addAttribute("problem", "passkey.refused");
        }
        var times = times(tenant, locale);
        var has = factors.of(tenant, me.person());
        model.addAttribute(
                "sessions",
                signIn.sessions(tenant, me.person()).stream()
                        .map(session -> row(session, me, locale, times))
                        .toList());
        model.addAttribute("codes", has.codes());
        model.addAttribute("recoveryLeft", has.recovery());
        model.addAttribute(
                "passkeys", has.passkeys().stream().map(key -> row(key, times)).toList());
        model.addAttribute("stale", stale(me));
        model.addAttribute("linked", linkedTo(tenant, me, locale, times));
        var name = tenants.profile(tenant).map(profile -> profile.name()).orElse("");
        var question = passkeys.toMake(tenant, me.person(), Sites.of(request), name);
        Sites.CHALLENGE.give(request, response, question.secret());
        model.addAttribute("options", json.writeValueAsString(question.options()));
        return "account";
    }

    private List<Row> linkedTo(TenantId tenant, SignedIn me, Locale locale, DateTimeFormatter times) {
        var ways = providers.ways(tenant);
        return linked.of(tenant, me.person()).stream()
                .map(one -> new Row(
                        one.provider(),
                        ways.provider(one.provider())
                                .map(known -> known.name(locale.getLanguage()))
                                .orElse(one.provider()),
                        times.format(one.used()),
                        false))
                .toList();
    }

    private Row row(Session session, SignedIn me, Locale locale, DateTimeFormatter times) {
        var how = Arrays.stream(session.how().split(" \\+ "))
                .map(word -> texts.getMessage("how." + word, null, word, locale))
                .collect(Collectors.joining(" + "));
        var what = Programs.named(session.visit().program()) + " · "
                + session.visit().origin() + " · " + how;
        return new Row(
                session.id().toString(),
                what,
                times.format(session.seen()),
                session.id().equals(me.session()));
    }

    private static Row row(Passkey key, DateTimeFormatter times) {
        var used = key.usedAt();
        return new Row(key.id(), key.label(), times.format(used == null ? key.madeAt() : used), false);
    }

    private DateTimeFormatter times(TenantId tenant, Locale locale) {
        var zone = tenants.profile(tenant).map(profile -> profile.zone()).orElseThrow();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
    }

    /** From a page that is over: the language was changed, or somebody came back. */
    @GetMapping({"/codes", "/codes/setup", "/codes/remove", "/passkeys", "/passkeys/remove"})
    String back() {
        return "redirect:/account";
    }

    @PostMapping("/sessions/{id}/end")
    String end(@PathVariable UUID id, HttpServletRequest request) {
        signIn.end(host.required(), me(request).person(), id);
        return "redirect:/account";
    }

    /** Everywhere, here too. */
    @PostMapping("/sessions/end")
    String endAll(HttpServletRequest request, HttpServletResponse response) {
        signIn.endOwn(host.required(), me(request).person());
        cookie.end(request, response);
        return "redirect:/";
    }

    @PostMapping("/codes/setup")
    String setUpCodes(HttpServletRequest request, HttpServletResponse response, Model model) {
        return changing(request, response, me -> {
            response.setHeader("Cache-Control", "no-store");
            setup.begin(host.required(), me.person(), me.session(), "/account/codes", model);
            return "codes";
        });
    }

    @PostMapping("/codes")
    String confirmCodes(
            @RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        return changing(request, response, me -> {
            response.setHeader("Cache-Control", "no-store");
            var recovery = factors.confirm(host.required(), me.person(), me.session(), code);
            if (recovery.isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("problem", "codes.wrong");
                setup.begin(host.required(), me.person(), me.session(), "/account/codes", model);
                return "codes";
            }
            model.addAttribute("recovery", recovery.get());
            model.addAttribute("on", "/account");
            return "recovery";
        });
    }

    @PostMapping("/codes/remove")
    String removeCodes(HttpServletRequest request, HttpServletResponse response) {
        return changing(request, response, me -> {
            factors.removeCodes(host.required(), me.person());
            return "redirect:/account";
        });
    }

    @PostMapping("/passkeys")
    String keep(
            @RequestParam String answer,
            @RequestParam String label,
            HttpServletRequest request,
            HttpServletResponse response) {
        return changing(request, response, me -> {
            var called = label.isBlank() ? "passkey" : label.strip();
            var named = called.substring(0, Math.min(called.length(), Passkey.LONGEST_LABEL));
            boolean kept = Sites.CHALLENGE
                    .of(request)
                    .filter(secret ->
                            passkeys.keep(host.required(), me.person(), Sites.of(request), secret, named, answer))
                    .isPresent();
            return kept ? "redirect:/account" : "redirect:/account?passkey=refused";
        });
    }

    @PostMapping("/passkeys/remove")
    String removePasskey(@RequestParam String id, HttpServletRequest request, HttpServletResponse response) {
        return changing(request, response, me -> {
            passkeys.remove(host.required(), me.person(), id);
            return "redirect:/account";
        });
    }

    @PostMapping("/providers/{provider}/part")
    String part(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        return changing(request, response, me -> {
            linked.part(host.required(), me.person(), provider);
            return "redirect:/account";
        });
    }

    @PostMapping("/again")
    String again(HttpServletRequest request, HttpServletResponse response) {
        cookie.end(request, response);
        return "redirect:/account";
    }

    /** Asks for a sign-in first where the last one is too long ago. */
    private String changing(
            HttpServletRequest request, HttpServletResponse response, Function<SignedIn, String> change) {
        var me = me(request);
        return stale(me) ? again(request, response) : change.apply(me);
    }

    private boolean stale(SignedIn me) {
        Instant oldest = clock.instant().minus(FRESH);
        return me.since().isBefore(oldest);
    }

    /** The chain lets nobody else come this far. */
    private SignedIn me(HttpServletRequest request) {
        return cookie.signedIn(request).orElseThrow();
    }
}

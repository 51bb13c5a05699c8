package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.identity.domain.signin.Vouched;
import uy.ventanilla.identity.usecase.signin.Passkeys;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.platform.tenancy.TenantId;

/** Signing in and out. The form itself is taken by the filter in front. */
@Controller
class SignInPages {
    /** A button. */
    record Offered(String id, String name) {}

    private final SignInCookie cookie;
    private final JoinCookie joining;
    private final SignInByProvider providers;
    private final Passkeys passkeys;
    private final HostTenant host;

    SignInPages(
            SignInCookie cookie, JoinCookie joining, SignInByProvider providers, Passkeys passkeys, HostTenant host) {
        this.passkeys = passkeys;
        this.joining = joining;
        this.providers = providers;
        this.host = host;
        this.cookie = cookie;
    }

    @GetMapping("/login")
    String form(
            @RequestParam @Nullable String error,
            @RequestParam @Nullable String wait,
            @RequestParam @Nullable String activated,
            @RequestParam @Nullable String changed,
            @RequestParam @Nullable String provider,
            @RequestParam @Nullable String nobody,
            @RequestParam @Nullable String gone,
            @RequestParam @Nullable String program,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        if (error != null) {
            model.addAttribute("problem", "login.refused");
        } else if (wait != null) {
            model.addAttribute("problem", "login.wait");
        } else if (activated != null) {
            model.addAttribute("news", "login.activated");
        } else if (changed != null) {
            model.addAttribute("news", "login.changed");
        } else if (provider != null) {
            model.addAttribute("problem", "login.provider");
        } else if (nobody != null) {
            model.addAttribute("problem", "login.nobody");
        } else if (program != null) {
            model.addAttribute("problem", "login.program");
        } else if (gone != null) {
            model.addAttribute("problem", "login.gone");
        }
        var tenant = host.required();
        model.addAttribute("providers", offered(tenant, locale));
        var ways = providers.ways(tenant);
        model.addAttribute("byProgram", ways.customersByHostOnly());
        model.addAttribute("password", ways.password());
        model.addAttribute("passkeys", passkeys.any(tenant, request.getServerName()));
        var awaited = ways.password()
                ? joining.of(request).flatMap(secret -> providers.awaited(tenant, secret))
                : Optional.<Vouched>empty();
        awaited.ifPresent(vouched -> {
            model.addAttribute("joining", vouched.name());
            model.addAttribute(
                    "joiningBy",
                    ways.provider(vouched.provider())
                            .map(known -> known.name(locale.getLanguage()))
                            .orElse(vouched.provider()));
            model.addAttribute("newPeople", ways.newPeople());
        });
        return "login";
    }

    private List<Offered> offered(TenantId tenant, Locale locale) {
        return providers.offered(tenant).stream()
                .map(provider -> new Offered(provider.id(), provider.name(locale.getLanguage())))
                .toList();
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

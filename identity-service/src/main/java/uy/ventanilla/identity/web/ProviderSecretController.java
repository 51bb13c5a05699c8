package uy.ventanilla.identity.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.signin.Ways;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;

/** The operator's secrets at the providers by which a tenant's people sign in. They are written and never read. */
@RestController
@RequestMapping("/platform/tenants/{slug}/providers")
class ProviderSecretController {
    private static final int LONGEST = 1_000;

    /** {@code secret}: whether it has one; without, nobody is offered to sign in by it. */
    record ProviderView(String id, String kind, boolean secret) {}

    record NewSecret(@Nullable String secret) {}

    private final SignInByProvider signIn;
    private final ReadTenants tenants;

    ProviderSecretController(SignInByProvider signIn, ReadTenants tenants) {
        this.signIn = signIn;
        this.tenants = tenants;
    }

    /** The sign-in providers the blueprint names, and whether each has its secret. */
    @GetMapping
    List<ProviderView> all(@PathVariable String slug) {
        var tenant = find(slug);
        Set<String> known =
                signIn.offered(tenant).stream().map(Ways.Provider::id).collect(Collectors.toSet());
        return signIn.ways(tenant).providers().stream()
                .map(provider -> new ProviderView(
                        provider.id(), provider.kind().name().toLowerCase(Locale.ROOT), known.contains(provider.id())))
                .toList();
    }

    /** Keeps the secret that a provider gave this tenant; it is never shown again. */
    @PutMapping("/{provider}/secret")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String slug, @PathVariable String provider, @RequestBody NewSecret body) {
        var secret = body.secret == null ? "" : body.secret.strip();
        if (secret.isEmpty() || secret.length() > LONGEST) {
            throw Corrections.of("secret", "The secret the provider gave you, 1 to " + LONGEST + " characters.");
        }
        if (!signIn.keepSecret(find(slug), provider, secret)) {
            throw Problem.notFound("The blueprint names no such provider in signIn.providers.");
        }
    }

    private TenantId find(String slug) {
        return tenants.find(slug)
                .map(ReadTenants.Tenant::id)
                .orElseThrow(() -> Problem.notFound("No such tenant; apply its blueprint first."));
    }
}

package uy.ventanilla.identity.web.signin.account;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.identity.usecase.signin.SecondFactor;
import uy.ventanilla.platform.tenancy.TenantId;

/** Shows a new key for an authenticator app, as a picture to take and as letters to type. */
@Component
class CodeSetup {
    private final SecondFactor factors;
    private final ReadTenants tenants;

    CodeSetup(SecondFactor factors, ReadTenants tenants) {
        this.factors = factors;
        this.tenants = tenants;
    }

    void begin(TenantId tenant, UUID person, UUID session, String target, Model model) {
        var key = factors.begin(tenant, person, session);
        var issuer = tenants.profile(tenant).map(profile -> profile.name()).orElse("");
        // the key URI format of authenticator apps
        var uri = UriComponentsBuilder.newInstance()
                .scheme("otpauth")
                .host("totp")
                .pathSegment(issuer + ":" + factors.address(tenant, person))
                .queryParam("secret", key)
                .queryParam("issuer", issuer)
                .encode()
                .build()
                .toUriString();
        model.addAttribute("qr", QrCode.of(uri));
        model.addAttribute("key", key.replaceAll("(.{4})(?!$)", "$1 "));
        model.addAttribute("target", target);
    }
}

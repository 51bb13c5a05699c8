package uy.ventanilla.identity.web.signin;

import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.platform.web.Problem;

/** Gives every page about passwords the look and the words of the tenant whose host was asked. */
@ControllerAdvice(basePackageClasses = Faces.class)
class Faces {
    private final ReadTenants tenants;
    private final HostTenant host;

    Faces(ReadTenants tenants, HostTenant host) {
        this.tenants = tenants;
        this.host = host;
    }

    @ModelAttribute("face")
    Face face(Locale locale) {
        return tenants.profile(host.required())
                .map(profile -> Face.of(profile, locale))
                .orElseThrow(() -> Problem.notFound("No such tenant."));
    }
}

package uy.ventanilla.identity.usecase;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.BlueprintDocument;
import uy.ventanilla.identity.document.Faults;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.identity.store.TenantRegister.Claim;
import uy.ventanilla.platform.tenancy.TenantId;

/** Reads a blueprint meant for a tenant and tells all that is wrong with it, names that other tenants hold included. */
@Service
class ExamineBlueprint {
    private final TenantRegister register;

    ExamineBlueprint(TenantRegister register) {
        this.register = register;
    }

    /** {@code tenant} is empty for a slug nobody has yet. */
    record Examined(BlueprintDocument document, Optional<TenantId> tenant) {}

    Examined examine(String slug, String yaml) {
        var document = BlueprintDocument.read(yaml);
        if (!document.slug().equals(slug)) {
            document.faults()
                    .at(
                            "slug",
                            "applied to \"" + slug + "\" but written for \"" + document.slug() + "\"; make them one");
        }
        var tenant = register.find(slug);
        for (int i = 0; i < document.hosts().size(); i++) {
            name(
                    document.faults(),
                    "hosts[" + i + "]",
                    tenant,
                    host(document.hosts().get(i)));
        }
        var mailboxes = document.mailboxes();
        for (int i = 0; i < mailboxes.size(); i++) {
            var at = i == 0 ? "channels.mail.address" : "channels.mail.mailboxes[" + (i - 1) + "].address";
            name(document.faults(), at, tenant, mailbox(mailboxes.get(i)));
        }
        return new Examined(document, tenant);
    }

    private void name(Faults faults, String path, Optional<TenantId> tenant, Claim claim) {
        register.holder(claim)
                .filter(holder -> !Optional.of(holder.tenant()).equals(tenant))
                .ifPresent(holder ->
                        faults.at(path, "belongs to the tenant \"" + holder.slug() + "\" already; choose another"));
    }

    /** The names that only one tenant may hold. */
    static Stream<Claim> claims(Profile profile) {
        return Stream.concat(
                profile.hosts().stream().map(ExamineBlueprint::host),
                profile.mailboxes().stream().map(ExamineBlueprint::mailbox));
    }

    private static Claim host(String name) {
        return new Claim("host", name);
    }

    private static Claim mailbox(String address) {
        return new Claim("mailbox", address);
    }
}

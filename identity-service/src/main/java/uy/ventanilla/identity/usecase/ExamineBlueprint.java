package uy.ventanilla.identity.usecase;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.BlueprintDocument;
import uy.ventanilla.identity.document.Faults;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.identity.store.TenantRegister.Claim;
import uy.ventanilla.identity.usecase.signin.MissingSecrets;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Reads a blueprint meant for a tenant and tells all that is wrong with it, names that other tenants hold included. */
@Service
class ExamineBlueprint {
    private final TenantRegister register;
    private final MissingSecrets missing;
    private final TenantTransactions transactions;

    ExamineBlueprint(TenantRegister register, MissingSecrets missing, TenantTransactions transactions) {
        this.register = register;
        this.missing = missing;
        this.transactions = transactions;
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
        if (!document.faults().any() && !document.profile().signIn().password()) {
            vouched(document, tenant);
        }
        return new Examined(document, tenant);
    }

    /** Else everybody would be signed out at once, and nobody could come in again. */
    private void vouched(BlueprintDocument document, Optional<TenantId> tenant) {
        boolean anybody = tenant.map(
                        it -> transactions.reading(it, () -> missing.anybodyVouches(it, document.profile())))
                .orElse(false);
        if (!anybody) {
            document.faults()
                    .at(
                            "signIn.password",
                            "no provider has its secret yet, so nobody could come in; apply password: true, set the"
                                    + " secret (./ventanilla tenant secret), and then this");
        }
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

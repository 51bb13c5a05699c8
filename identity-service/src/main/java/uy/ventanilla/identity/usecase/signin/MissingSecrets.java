package uy.ventanilla.identity.usecase.signin;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.document.Note;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.domain.signin.Ways;
import uy.ventanilla.identity.store.signin.ProviderSecrets;
import uy.ventanilla.platform.tenancy.TenantId;

/** Tells which providers of a blueprint nobody is offered yet, since we have no secret to prove by who we are. */
@Component
public class MissingSecrets {
    private final ProviderSecrets secrets;

    MissingSecrets(ProviderSecrets secrets) {
        this.secrets = secrets;
    }

    /** Whether one who proves addresses can be used already; in the transaction that is under way. */
    public boolean anybodyVouches(TenantId tenant, Profile profile) {
        var known = secrets.known(tenant);
        return profile.signIn().providers().stream()
                .anyMatch(provider -> provider.kind() != Ways.Kind.FACEBOOK && known.contains(provider.id()));
    }

    /** {@code notes}, and one for each; in the transaction that is under way. */
    public List<Note> beside(List<Note> notes, TenantId tenant, Profile profile) {
        return beside(notes, profile, secrets.known(tenant));
    }

    /** As {@link #beside(List, TenantId, Profile)}, for a tenant that is not there yet. */
    public static List<Note> beside(List<Note> notes, Profile profile) {
        return beside(notes, profile, Set.of());
    }

    private static List<Note> beside(List<Note> notes, Profile profile, Set<String> known) {
        var missing = profile.signIn().providers().stream()
                .map(Ways.Provider::id)
                .filter(provider -> !known.contains(provider))
                .map(provider -> new Note(
                        "signIn.providers." + provider,
                        "has no secret yet: ./ventanilla tenant secret " + profile.slug() + " " + provider));
        return Stream.concat(notes.stream(), missing).toList();
    }
}

package uy.ventanilla.identity.domain.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people get in, as the blueprint says.
 *
 * @param password whether a password lets anybody in
 * @param newPeople whether whoever a provider vouches for gets an account
 * @param secondFactorRequired of staff
 * @param customersByHostOnly customers come by the program around the portal, and by nothing else (S57)
 */
public record Ways(
        boolean password,
        List<Provider> providers,
        boolean newPeople,
        @Nullable HostProgram host,
        boolean secondFactorRequired,
        boolean customersByHostOnly) {
    public static final Ways PASSWORD = new Ways(true, List.of(), false, null, false, false);

    /** What a provider speaks. */
    public enum Kind {
        GOOGLE,
        FACEBOOK,
        OIDC
    }

    /**
     * Somebody else who vouches for people.
     *
     * @param issuer of an {@code OIDC} provider; absent for the others, whose is known
     * @param label by language; empty: the provider's own name
     */
    public record Provider(
            String id, Kind kind, String clientId, @Nullable String issuer, Map<String, String> label) {
        /** How a page names it. */
        public String name(String language) {
            var own = switch (kind) {
                case GOOGLE -> "Google";
                case FACEBOOK -> "Facebook";
                case OIDC -> id;
            };
            return label.getOrDefault(language, label.getOrDefault("es", own));
        }
    }

    /** The program around the portal, which signs tokens for its users; {@code keys}: where its public keys are. */
    public record HostProgram(String issuer, String audience, String keys) {}

    /** Whether their password lets in a customer, or somebody of the staff; else there is no use in choosing one. */
    public boolean takesPassword(boolean customer) {
        return password && !(customersByHostOnly && customer);
    }

    public Optional<Provider> provider(String id) {
        return providers.stream().filter(provider -> provider.id.equals(id)).findFirst();
    }
}

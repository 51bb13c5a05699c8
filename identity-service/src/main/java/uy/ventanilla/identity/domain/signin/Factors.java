package uy.ventanilla.identity.domain.signin;

import java.util.List;

/**
 * What a person can prove themselves by beside the first factor.
 *
 * @param codes whether they have a generator of one-time codes
 * @param recovery how many recovery codes are left
 */
public record Factors(boolean codes, int recovery, List<Passkey> passkeys) {
    public boolean any() {
        return codes || !passkeys.isEmpty();
    }
}

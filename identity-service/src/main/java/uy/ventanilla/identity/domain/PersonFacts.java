package uy.ventanilla.identity.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person, all of it at once.
 *
 * @param organisations the main one first: a mail of theirs counts for it (S60)
 * @param teams ids of the blueprint's, sorted; only staff has any
 * @param mayMail whether they may open tickets by mail where the tenant asks for it (S3)
 * @param away takes no new tickets for now
 * @param left is here no more: may not sign in, and is nobody's staff
 */
public record PersonFacts(
        String name,
        Role role,
        List<UUID> organisations,
        List<String> teams,
        boolean mayMail,
        boolean away,
        boolean left,
        String language) {
    /** In characters. */
    public static final int LONGEST_NAME = 200;

    /** The main one. */
    public @Nullable UUID organisation() {
        return organisations.isEmpty() ? null : organisations.getFirst();
    }

    public PersonFacts away(boolean now) {
        return new PersonFacts(name, role, organisations, teams, mayMail, now, left, language);
    }

    public PersonFacts teams(List<String> now) {
        return new PersonFacts(name, role, organisations, now, mayMail, away, left, language);
    }
}

package uy.ventanilla.identity.domain.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id a person's, or an integrator's client id; absent for the other kinds
 * @param name as it was then
 * @param from the IP address they came from; absent where the platform acted by itself
 */
public record Actor(
        Kind kind,
        @Nullable String id,
        @Nullable String name,
        @Nullable String from) {
    /** The platform acts by itself, for example when a mail from somebody unknown makes them an account. */
    public static final Actor PLATFORM = new Actor(Kind.PLATFORM, null, null, null);

    /** What kind of somebody. */
    public enum Kind {
        PERSON,
        INTEGRATOR,
        OPERATOR,
        VISITOR,
        PLATFORM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same from the same place, known as this person by now. */
    public Actor as(String person, String personName) {
        return new Actor(Kind.PERSON, person, personName, from);
    }
}

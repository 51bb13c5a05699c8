package uy.ventanilla.notification.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did it; {@code person} is absent for the platform itself (a deadline). */
public record Actor(Kind kind, @Nullable UUID person, String name) {
    /** A customer, one of the tenant's staff, or the platform. */
    public enum Kind {
        CUSTOMER,
        AGENT,
        SYSTEM
    }

    boolean is(Person other) {
        return person != null && person.equals(other.id());
    }
}

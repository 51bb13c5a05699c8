package uy.ventanilla.ticket.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our copy of a person. {@code address} is lower case; {@code organisation} is absent for staff and for private people. */
public record Person(
        PersonId id,
        String address,
        String name,
        Role role,
        @Nullable UUID organisation,
        String language) {
    /** What a person is to the tenant. */
    public enum Role {
        CUSTOMER,
        AGENT,
        LEAD,
        ADMIN
    }

    public boolean isStaff() {
        return switch (role) {
            case CUSTOMER -> false;
            case AGENT, LEAD, ADMIN -> true;
        };
    }

    public Actor asActor() {
        return switch (role) {
            case CUSTOMER -> new Actor.Customer(id, name);
            case AGENT -> new Actor.Agent(id, name, false);
            case LEAD, ADMIN -> new Actor.Agent(id, name, true);
        };
    }

    public Participant asParticipant() {
        return new Participant(id, name, address, language);
    }
}

package uy.ventanilla.ticket.store;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.PersonId;

/** Who did something, as written down: the name they had then. */
@Embeddable
record ActorColumns(String kind, @Nullable UUID id, String name) {
    private static final String CUSTOMER = "customer";
    private static final String AGENT = "agent";
    private static final String MACHINE = "machine";

    static ActorColumns of(Actor actor) {
        return switch (actor) {
            case Actor.Customer(var id, var name) -> new ActorColumns(CUSTOMER, id.value(), name);
            case Actor.Agent(var id, var name, var _) -> new ActorColumns(AGENT, id.value(), name);
            case Actor.Machine(var name) -> new ActorColumns(MACHINE, null, name);
        };
    }

    /** As they were then; what they may do now is another question. */
    Actor toActor() {
        return switch (kind) {
            case CUSTOMER -> new Actor.Customer(person(), name);
            case AGENT -> new Actor.Agent(person(), name, false);
            case MACHINE -> new Actor.Machine(name);
            default -> throw new IllegalStateException("no actor is of kind " + kind);
        };
    }

    private PersonId person() {
        return new PersonId(Objects.requireNonNull(id, "a person without an id was written down"));
    }
}

package uy.ventanilla.ticket.domain;

/** Who does something to a ticket, or looks at it. */
public sealed interface Actor {
    /** How the history calls them. */
    String name();

    /** Somebody who is served. Sees and touches only tickets they are on. */
    record Customer(PersonId id, String name) implements Actor {}

    /** One of the tenant's staff. {@code lead}: may also do what only the assignee may (S22). */
    record Agent(PersonId id, String name, boolean lead) implements Actor {}

    /** No person at all: the platform (a deadline rang) or an integrator's program. Sees everything, says nothing. */
    record Machine(String name) implements Actor {}

    /** Whether they may read internal notes and every ticket of the tenant. */
    default boolean seesAll() {
        return switch (this) {
            case Customer _ -> false;
            case Agent _, Machine _ -> true;
        };
    }
}

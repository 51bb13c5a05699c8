package uy.ventanilla.notification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to a ticket. */
public sealed interface Happening {
    Ticket ticket();

    Actor actor();

    Instant at();

    /** A ticket was opened by its first words. */
    record Opened(Ticket ticket, Actor actor, Instant at, Words words) implements Happening {}

    /** Somebody said something; a move it caused follows as {@link Moved}. */
    record Said(Ticket ticket, Actor actor, Instant at, Words words) implements Happening {}

    /** The ticket was given to an agent, taken, or laid back. */
    record Assigned(Ticket ticket, Actor actor, Instant at) implements Happening {}

    /** The ticket entered another state. */
    record Moved(
            Ticket ticket,
            Actor actor,
            Instant at,
            Phase from,
            Cause cause,
            @Nullable Words words) implements Happening {}

    /** The ticket was classified (S13). */
    record Catalogued(Ticket ticket, Actor actor, Instant at) implements Happening {}

    /** Fields of its form were filled in or changed (S41). */
    record Edited(Ticket ticket, Actor actor, Instant at) implements Happening {}

    /** Why a ticket moved. */
    enum Cause {
        TRANSITION,
        MESSAGE,
        ASSIGNMENT,
        DEADLINE
    }
}

package uy.ventanilla.ticket.domain.workflow;

/** The platform's own phase under every tenant's state. Exhaustive: a switch over it has no {@code default}. */
public enum Phase {
    NEW,
    ACTIVE,
    WAITING,
    RESOLVED,
    /** For ever: nothing about the ticket changes any more (S27). */
    CLOSED
}

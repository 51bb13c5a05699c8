package uy.ventanilla.notification.domain;

/** The platform's own phase under every tenant's state. */
public enum Phase {
    NEW,
    ACTIVE,
    WAITING,
    RESOLVED,
    CLOSED;

    /** Whether the ticket counts as done (S25). */
    public boolean over() {
        return this == RESOLVED || this == CLOSED;
    }
}

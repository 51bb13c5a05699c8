package uy.ventanilla.slatimer.domain;

/** The platform's phase under every tenant's own state. */
public enum Phase {
    NEW,
    ACTIVE,
    WAITING,
    RESOLVED,
    CLOSED;

    /** Whether nobody waits for an answer any more. */
    boolean over() {
        return this == RESOLVED || this == CLOSED;
    }
}

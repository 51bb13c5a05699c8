package uy.ventanilla.ticket.domain;

/** What made a ticket enter another state. */
public enum MoveCause {
    TRANSITION,
    MESSAGE,
    ASSIGNMENT,
    DEADLINE
}

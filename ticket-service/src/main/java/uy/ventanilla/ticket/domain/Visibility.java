package uy.ventanilla.ticket.domain;

/** Who may read a message: everybody on the ticket, or only the tenant's staff. */
public enum Visibility {
    PUBLIC,
    INTERNAL
}

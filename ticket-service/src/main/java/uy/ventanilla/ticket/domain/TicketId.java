package uy.ventanilla.ticket.domain;

import java.util.UUID;

/** A ticket's identity on the wire; people know it by its number. */
public record TicketId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

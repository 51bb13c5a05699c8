package uy.ventanilla.ticket.domain;

import java.util.UUID;

/** Someone known to a tenant. */
public record PersonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

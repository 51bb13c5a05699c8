package uy.ventanilla.ticket.domain.workflow;

import java.util.Set;

/** A field of the tenant's form. {@code choices} is empty where any text will do. */
public record FormField(String id, boolean required, Set<String> choices) {
    /** Blank is always fine: it takes the value away. */
    boolean takes(String value) {
        return value.isBlank() || choices.isEmpty() || choices.contains(value);
    }
}

package uy.ventanilla.ticket.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A catalogue entry given to a ticket (S13, S14); {@code cost} only where the entry takes one. */
public record Classification(String id, @Nullable Cost cost) {
    /** {@code amount} is not negative; {@code currency} is ISO 4217. */
    public record Cost(BigDecimal amount, String currency) {}
}

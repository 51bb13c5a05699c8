package uy.ventanilla.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A classification given to a ticket (S13, S14): the catalogue entry's id and, where it has one, the amount with its currency (ISO 4217). */
public record Classified(
        String id, @Nullable BigDecimal amount, @Nullable String currency) {}

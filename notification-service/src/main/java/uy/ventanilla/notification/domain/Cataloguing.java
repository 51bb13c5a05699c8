package uy.ventanilla.notification.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A ticket's classification (S14): the catalogue entry, and the extra cost with its currency (ISO 4217) where it has one. */
public record Cataloguing(
        String id, @Nullable BigDecimal amount, @Nullable String currency) {}

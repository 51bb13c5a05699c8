package uy.ventanilla.notification.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery as staff see it. {@code doubts} counts how often nobody could know whether the server had taken it. */
public record DeliveryReport(
        UUID id,
        String recipient,
        String name,
        String kind,
        String state,
        int attempts,
        int doubts,
        @Nullable Instant sentAt,
        @Nullable String error) {}

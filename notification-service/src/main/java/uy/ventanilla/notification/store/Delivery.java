package uy.ventanilla.notification.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * One mail to one person, from the moment it is wanted until the server has taken it or it is given up.
 *
 * @param ticket and {@code number}: absent where it is about no ticket
 * @param thread Message-IDs for References, oldest first
 * @param attempts how often it was tried, this time included once it is claimed
 */
public record Delivery(
        TenantId tenant,
        UUID id,
        UUID event,
        @Nullable UUID ticket,
        @Nullable Long number,
        int generation,
        Notice notice,
        String messageId,
        List<String> thread,
        int attempts,
        Instant wantedAt) {}

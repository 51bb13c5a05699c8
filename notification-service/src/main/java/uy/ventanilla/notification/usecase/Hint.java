package uy.ventanilla.notification.usecase;

import java.util.Set;
import java.util.UUID;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * Something about a ticket changed: what an open page needs to know to ask again.
 *
 * @param kind the event's wire name, such as {@code message.added}
 * @param people the customers who may know; empty for what only staff may
 */
public record Hint(TenantId tenant, long ticket, long sequence, String kind, Set<UUID> people) {}

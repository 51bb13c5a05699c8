package uy.ventanilla.notification.domain;

import org.jspecify.annotations.Nullable;

/**
 * What we remember of a ticket from its earlier events; empty for a new one.
 *
 * @param lastSaid the latest public words, quoted under an answer
 */
public record Before(
        @Nullable Phase phase,
        @Nullable Person assignee,
        @Nullable Words lastSaid) {
    public static final Before NOTHING = new Before(null, null, null);
}

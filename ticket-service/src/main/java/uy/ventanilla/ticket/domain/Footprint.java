package uy.ventanilla.ticket.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's history, as kept: who changed what, when, from what to what, and why.
 *
 * @param internal staff alone may read it
 */
public record Footprint(
        long sequence,
        Instant at,
        Kind kind,
        Actor by,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable MoveCause cause,
        @Nullable UUID message,
        boolean internal) {
    /** What changed. */
    public enum Kind {
        OPENED,
        MESSAGE,
        MOVED,
        ASSIGNED,
        CLASSIFIED,
        FIELDS,
        REDACTED
    }

    /** The line that {@code change} leaves. */
    public static Footprint of(TicketChange change, Instant at) {
        var after = change.after();
        return switch (change) {
            case TicketChange.Opened(var _, var _, var message) ->
                line(change, at, Kind.OPENED, null, after.stay().state(), message);
            case TicketChange.Said(var _, var _, var message) -> line(change, at, Kind.MESSAGE, null, null, message);
            case TicketChange.Moved(var _, var by, var from, var cause, var message) ->
                new Footprint(
                        after.sequence(),
                        at,
                        Kind.MOVED,
                        by,
                        from.state(),
                        after.stay().state(),
                        after.stay().reason(),
                        cause,
                        message == null ? null : message.said().id(),
                        false);
            case TicketChange.Assigned(var _, var _, var before) ->
                line(change, at, Kind.ASSIGNED, name(before), name(after.assignee()), null);
            case TicketChange.Classified(var _, var _, var before) ->
                line(change, at, Kind.CLASSIFIED, words(before), words(after.classification()), null);
            case TicketChange.Redacted _ -> line(change, at, Kind.REDACTED, null, null, null);
            case TicketChange.FilledIn(var _, var _, var before) ->
                line(change, at, Kind.FIELDS, before.toString(), after.fields().toString(), null);
        };
    }

    private static Footprint line(
            TicketChange change,
            Instant at,
            Kind kind,
            @Nullable String from,
            @Nullable String to,
            @Nullable Message message) {
        return new Footprint(
                change.after().sequence(),
                at,
                kind,
                change.by(),
                from,
                to,
                null,
                null,
                message == null ? null : message.said().id(),
                message != null && message.visibility() == Visibility.INTERNAL);
    }

    private static @Nullable String name(@Nullable Participant person) {
        return person == null ? null : person.name();
    }

    private static @Nullable String words(@Nullable Classification given) {
        if (given == null) {
            return null;
        }
        var cost = given.cost();
        return cost == null ? given.id() : given.id() + " " + cost.amount().toPlainString() + " " + cost.currency();
    }
}

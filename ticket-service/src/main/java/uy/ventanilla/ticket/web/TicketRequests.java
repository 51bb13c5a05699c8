package uy.ventanilla.ticket.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.Classification;
import uy.ventanilla.ticket.domain.Visibility;

/** What callers send. Anything may be absent until it has been looked at. */
final class TicketRequests {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private TicketRequests() {}

    private static List<UUID> uploaded(@Nullable List<@Nullable UUID> attachments) {
        var files = new ArrayList<UUID>();
        for (var file : attachments == null ? List.<@Nullable UUID>of() : attachments) {
            if (file == null) {
                throw TicketProblems.invalid("/attachments", "files uploaded before");
            }
            files.add(file);
        }
        return files;
    }

    record Write(
            @Nullable String text,
            @Nullable String visibility,
            @Nullable List<@Nullable UUID> attachments) {
        List<UUID> files() {
            return uploaded(attachments);
        }

        Visibility wantedVisibility() {
            return switch (visibility) {
                case null -> Visibility.PUBLIC;
                case "public" -> Visibility.PUBLIC;
                case "internal" -> Visibility.INTERNAL;
                default -> throw TicketProblems.invalid("/visibility", "public or internal");
            };
        }
    }

    record Move(
            @Nullable String transition,
            @Nullable String reason,
            @Nullable String message,
            @Nullable List<@Nullable UUID> attachments) {
        List<UUID> files() {
            return uploaded(attachments);
        }

        String wantedTransition() {
            if (transition == null || transition.isBlank()) {
                throw TicketProblems.invalid("/transition", "the id of a transition");
            }
            return transition;
        }

        @Nullable
        String givenReason() {
            return reason == null || reason.isBlank() ? null : reason;
        }
    }

    /** {@code agent}: an id, {@code me}, or absent to release. */
    record Assign(@Nullable String agent) {}

    record Classify(
            @Nullable String id,
            @Nullable BigDecimal amount,
            @Nullable String currency) {
        Classification wanted() {
            if (id == null || id.isBlank()) {
                throw TicketProblems.invalid("/id", "the id of a catalogue entry");
            }
            if (amount == null) {
                return new Classification(id, null);
            }
            if (amount.signum() < 0 || amount.scale() > 4 || amount.precision() > 15) {
                throw TicketProblems.invalid("/amount", "not negative, at most 4 decimals");
            }
            if (currency == null || !CURRENCY.matcher(currency).matches()) {
                throw TicketProblems.invalid("/currency", "three letters, such as UYU");
            }
            return new Classification(id, new Classification.Cost(amount, currency));
        }
    }
}

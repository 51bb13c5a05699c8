package uy.ventanilla.ticket.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.Classification;
import uy.ventanilla.ticket.domain.Offer;
import uy.ventanilla.ticket.domain.Participant;
import uy.ventanilla.ticket.domain.workflow.Transition;
import uy.ventanilla.ticket.domain.workflow.Workflow;
import uy.ventanilla.ticket.usecase.ReadTickets.Seen;

/** A ticket as shown; {@code transitions} and {@code can} are what this caller may do now. */
record TicketView(
        long number,
        String subject,
        StateView state,
        @Nullable String reason,
        PersonView requester,
        @Nullable PersonView assignee,
        List<PersonView> participants,
        @Nullable OrganisationView organisation,
        @Nullable String plan,
        @Nullable ClassificationView classification,
        Map<String, String> fields,
        boolean incomplete,
        String channel,
        Instant openedAt,
        Instant stateSince,
        Instant updatedAt,
        @Nullable Instant nextDueAt,
        @Nullable Instant closesAt,
        @Nullable Long followsUp,
        @Nullable Long followedBy,
        @Nullable AskedView request,
        long sequence,
        List<TransitionView> transitions,
        Can can) {
    record StateView(String id, Map<String, String> label, String phase) {}

    record PersonView(UUID id, String name, String address) {
        static PersonView of(Participant person) {
            return new PersonView(person.id().value(), person.name(), person.address());
        }
    }

    record OrganisationView(UUID id, String name) {}

    record ClassificationView(
            String id,
            Map<String, String> label,
            @Nullable BigDecimal amount,
            @Nullable String currency) {
        static ClassificationView of(Classification given, Workflow workflow) {
            var label = workflow.entry(given.id()).map(entry -> entry.label()).orElse(Map.of("es", given.id()));
            var cost = given.cost();
            return cost == null
                    ? new ClassificationView(given.id(), label, null, null)
                    : new ClassificationView(given.id(), label, cost.amount(), cost.currency());
        }
    }

    /** What a ticket asks for. */
    record AskedView(String id, Map<String, String> label) {
        static AskedView of(String id, Workflow workflow) {
            return new AskedView(
                    id, workflow.request(id).map(request -> request.label()).orElse(Map.of("es", id)));
        }
    }

    record ReasonView(String id, Map<String, String> label) {}

    record TransitionView(String id, Map<String, String> label, String to, List<ReasonView> reasons, boolean message) {
        static TransitionView of(Transition move) {
            return new TransitionView(
                    move.id(),
                    move.label(),
                    move.to(),
                    move.reasons().stream()
                            .map(reason -> new ReasonView(reason.id(), reason.label()))
                            .toList(),
                    move.message());
        }
    }

    record Can(boolean reply, boolean note, boolean assign, boolean classify) {
        static Can of(Offer offer) {
            return new Can(offer.reply(), offer.note(), offer.assign(), offer.classify());
        }
    }

    static TicketView of(Seen seen) {
        var ticket = seen.ticket();
        var origin = ticket.origin();
        var stay = ticket.stay();
        var standing = seen.standing();
        var state = seen.workflow().state(stay.state(), stay.phase());
        var assignee = ticket.assignee();
        var organisation = origin.organisation();
        var name = standing.organisationName();
        var given = ticket.classification();
        return new TicketView(
                ticket.number(),
                origin.subject(),
                new StateView(state.id(), state.label(), word(stay.phase())),
                stay.reason(),
                PersonView.of(origin.requester()),
                assignee == null ? null : PersonView.of(assignee),
                ticket.participants().stream().map(PersonView::of).toList(),
                organisation == null || name == null ? null : new OrganisationView(organisation, name),
                origin.plan(),
                given == null ? null : ClassificationView.of(given, seen.workflow()),
                ticket.fields(),
                ticket.incomplete(),
                word(origin.channel()),
                origin.openedAt(),
                stay.since(),
                standing.updatedAt(),
                standing.nextDueAt(),
                standing.closesAt(),
                origin.followsUp(),
                standing.followedBy(),
                origin.request() == null ? null : AskedView.of(origin.request(), seen.workflow()),
                ticket.sequence(),
                seen.offer().transitions().stream().map(TransitionView::of).toList(),
                Can.of(seen.offer()));
    }

    /** A platform word as the API writes it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

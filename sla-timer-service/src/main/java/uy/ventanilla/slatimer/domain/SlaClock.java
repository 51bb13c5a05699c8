package uy.ventanilla.slatimer.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the due times of a ticket from what is known of it. A pure function of its arguments: the same facts give the
 * same times in whatever order they were heard, and can be worked out again at any time.
 */
public final class SlaClock {
    private final Rules rules;

    public SlaClock(Rules rules) {
        this.rules = rules;
    }

    /**
     * The times of {@code ticket}. {@code announcements} are all mails known to have told somebody of one of its states.
     *
     * <p>Targets run on the calendar of the requester's plan, from the opening of the ticket. Waiting for the customer
     * does not stop a first response: whoever asks back has responded. Deadlines run without a calendar. One that counts
     * from a mail has no due time before that mail was sent, or given up.
     */
    public Times times(TicketFacts ticket, List<Announcement> announcements) {
        var targets = rules.firstResponses().stream()
                .flatMap(promise -> target(promise, ticket).stream())
                .toList();
        return new Times(targets, deadline(ticket, announcements).orElse(null));
    }

    private Optional<Times.Target> target(Rules.FirstResponse promise, TicketFacts ticket) {
        var plan = plan(promise, ticket.plan());
        var within = plan == null ? null : promise.within().get(plan);
        var calendar = plan == null ? null : rules.calendars().get(plan);
        if (within == null || calendar == null) {
            return Optional.empty();
        }
        var metAt = ticket.firstResponseAt();
        boolean running = metAt == null && !ticket.phase().over();
        try {
            return Optional.of(
                    new Times.Target(promise.id(), calendar.plus(ticket.openedAt(), within), metAt, running));
        } catch (BusinessCalendar.NeverOpen e) {
            return Optional.empty(); // nobody can be late at a desk that never opens
        }
    }

    private static @Nullable String plan(Rules.FirstResponse promise, @Nullable String plan) {
        return plan != null
                ? plan
                : promise.within().keySet().stream().findFirst().orElse(null);
    }

    private Optional<Times.Deadline> deadline(TicketFacts ticket, List<Announcement> announcements) {
        var deadline = rules.deadlines().get(ticket.state());
        if (deadline == null) {
            return Optional.empty();
        }
        var start = switch (deadline.from()) {
            case STATE -> Optional.of(ticket.stateSince());
            case MAIL -> announced(ticket, announcements);
        };
        return start.map(from -> new Times.Deadline(deadline.id(), ticket.generation(), from.plus(deadline.after())));
    }

    /**
     * When this stay was announced: the mail to the requester counts before one to somebody else, a mail that went out
     * before one that was given up, and of several equal ones the first.
     */
    private static Optional<Instant> announced(TicketFacts ticket, List<Announcement> announcements) {
        return Stream.<Optional<Instant>>of(
                        first(announcements.stream().filter(mail -> sent(mail, ticket) && toRequester(mail, ticket))),
                        first(announcements.stream().filter(mail -> sent(mail, ticket))),
                        first(announcements.stream().filter(mail -> failed(mail, ticket))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Instant> first(Stream<Announcement> mails) {
        return mails.map(Announcement::at).min(Comparator.naturalOrder());
    }

    private static boolean toRequester(Announcement mail, TicketFacts ticket) {
        return ticket.requester().equals(mail.recipient());
    }

    private static boolean sent(Announcement mail, TicketFacts ticket) {
        return mail instanceof Announcement.Sent sent && sent.generation() == ticket.generation();
    }

    private static boolean failed(Announcement mail, TicketFacts ticket) {
        // nobody says which stay it announced; one given up before this stay began cannot have been this one's
        return mail instanceof Announcement.Failed failed && !failed.at().isBefore(ticket.stateSince());
    }
}

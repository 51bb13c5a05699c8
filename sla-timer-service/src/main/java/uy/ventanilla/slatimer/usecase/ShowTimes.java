package uy.ventanilla.slatimer.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.slatimer.domain.SlaClock;
import uy.ventanilla.slatimer.domain.TicketFacts;
import uy.ventanilla.slatimer.domain.Timer;
import uy.ventanilla.slatimer.domain.Times;
import uy.ventanilla.slatimer.store.Announcements;
import uy.ventanilla.slatimer.store.HeardTickets;
import uy.ventanilla.slatimer.store.TenantRules;
import uy.ventanilla.slatimer.store.Timers;

/** What is due when on one ticket, computed from the same facts as its timers. */
@Service
public class ShowTimes {
    private final TenantTransactions transactions;
    private final TenantRules rules;
    private final HeardTickets tickets;
    private final Announcements announcements;
    private final Timers timers;
    private final Clock clock;

    ShowTimes(
            TenantTransactions transactions,
            TenantRules rules,
            HeardTickets tickets,
            Announcements announcements,
            Timers timers,
            Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.tickets = tickets;
        this.announcements = announcements;
        this.timers = timers;
        this.clock = clock;
    }

    /** The times of ticket {@code number}; empty where there is none, or none that {@code mayBeSeen}. */
    public Optional<Shown> of(TenantId tenant, long number, Predicate<TicketFacts> mayBeSeen) {
        return transactions.reading(
                tenant,
                () -> tickets.findByNumber(tenant, number).filter(mayBeSeen).map(ticket -> show(tenant, ticket)));
    }

    private Shown show(TenantId tenant, TicketFacts ticket) {
        var mails = announcements.of(tenant, ticket.id());
        var times = rules.find(tenant)
                .map(known -> new SlaClock(known).times(ticket, mails))
                .orElseGet(() -> new Times(List.of(), null));
        var set = timers.of(tenant, ticket.id());
        var targets = times.targets().stream()
                .map(target -> new Shown.Target(target.id(), target.dueAt(), target.metAt(), breached(target, set)))
                .toList();
        var deadline = times.deadline();
        return new Shown(
                targets, deadline == null ? List.of() : List.of(new Shown.Deadline(deadline.id(), deadline.dueAt())));
    }

    private boolean breached(Times.Target target, List<Timer> set) {
        if (target.metAt() != null) {
            return target.metLate();
        }
        return target.running()
                ? !clock.instant().isBefore(target.dueAt())
                : set.stream().anyMatch(timer -> timer.replaces(Timer.of(target)) && timer.rungAt() != null);
    }

    /** A ticket's times as its people see them. */
    public record Shown(List<Target> targets, List<Deadline> deadlines) {
        /** A promise. */
        public record Target(
                String id, Instant dueAt, @Nullable Instant metAt, boolean breached) {}

        /** A limit of the state the ticket is in. */
        public record Deadline(String id, Instant dueAt) {}
    }
}

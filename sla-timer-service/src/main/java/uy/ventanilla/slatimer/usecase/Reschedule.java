package uy.ventanilla.slatimer.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.Rules;
import uy.ventanilla.slatimer.domain.SlaClock;
import uy.ventanilla.slatimer.domain.TicketFacts;
import uy.ventanilla.slatimer.domain.Timer;
import uy.ventanilla.slatimer.domain.Times;
import uy.ventanilla.slatimer.store.Announcements;
import uy.ventanilla.slatimer.store.HeardTickets;
import uy.ventanilla.slatimer.store.TenantRules;
import uy.ventanilla.slatimer.store.Timers;

/**
 * Brings a ticket's timers in line with what is known of it. Whatever was heard last, the times are computed from
 * everything, so the order in which topics speak does not matter.
 */
@Service
class Reschedule {
    private final TenantRules rules;
    private final HeardTickets tickets;
    private final Announcements announcements;
    private final Timers timers;

    Reschedule(TenantRules rules, HeardTickets tickets, Announcements announcements, Timers timers) {
        this.rules = rules;
        this.tickets = tickets;
        this.announcements = announcements;
        this.timers = timers;
    }

    /** Runs {@code change}, which learns something about {@code ticket}, and sets its timers anew. */
    void after(TenantId tenant, UUID ticket, Runnable change) {
        rules.lock(tenant);
        tickets.lock(tenant, ticket);
        change.run();
        // without rules yet nothing is due; their arrival comes back to every ticket
        rules.find(tenant)
                .ifPresent(known -> tickets.find(tenant, ticket).ifPresent(facts -> align(tenant, known, facts)));
    }

    /** Sets the timers of all these tickets anew. Call it only where the tenant's rules are locked against everybody else. */
    void all(TenantId tenant, List<UUID> underWay) {
        rules.find(tenant)
                .ifPresent(known -> underWay.forEach(
                        ticket -> tickets.find(tenant, ticket).ifPresent(facts -> align(tenant, known, facts))));
    }

    private void align(TenantId tenant, Rules known, TicketFacts ticket) {
        var wanted = timers(new SlaClock(known).times(ticket, announcements.of(tenant, ticket.id())));
        var set = timers.of(tenant, ticket.id());
        // first what ends, then what begins: whoever keeps one deadline per ticket is left with the right one
        set.stream()
                .filter(old -> old.dueAt() != null && wanted.stream().noneMatch(timer -> timer.replaces(old)))
                .forEach(old -> timers.callOff(tenant, ticket, old));
        wanted.stream()
                .filter(timer -> set.stream().noneMatch(timer::agreesWith))
                .forEach(timer -> timers.set(tenant, ticket, timer, known.version()));
    }

    private static List<Timer> timers(Times times) {
        var timers = new ArrayList<Timer>();
        times.targets().stream().filter(Times.Target::running).map(Timer::of).forEach(timers::add);
        if (times.deadline() != null) {
            timers.add(Timer.of(times.deadline()));
        }
        return timers;
    }
}

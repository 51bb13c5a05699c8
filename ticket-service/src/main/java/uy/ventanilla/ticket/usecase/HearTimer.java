package uy.ventanilla.ticket.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.messaging.NotYet;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Decision.Accepted;
import uy.ventanilla.ticket.domain.Decision.Refused;
import uy.ventanilla.ticket.domain.TicketCommand.HearDeadline;
import uy.ventanilla.ticket.domain.TicketId;
import uy.ventanilla.ticket.domain.TicketLifecycle;
import uy.ventanilla.ticket.store.DueTimes;
import uy.ventanilla.ticket.store.Tickets;
import uy.ventanilla.ticket.store.Workflows;

/** Judges rings, and keeps due times to show. Runs in the transaction of whoever heard them. */
@Service
public class HearTimer {
    private static final Logger log = LoggerFactory.getLogger(HearTimer.class);
    private static final Actor.Machine PLATFORM = new Actor.Machine("Ventanilla");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Workflows workflows;
    private final Tickets tickets;
    private final DueTimes dueTimes;
    private final TicketLifecycle lifecycle;
    private final Clock clock;
    private final Instant startedAt;

    HearTimer(Workflows workflows, Tickets tickets, DueTimes dueTimes, TicketLifecycle lifecycle, Clock clock) {
        this.workflows = workflows;
        this.tickets = tickets;
        this.dueTimes = dueTimes;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /**
     * A ring is a request. One that comes late, twice or for a stay that is over changes nothing.
     *
     * @param rules the version of the tenant's rules by which it rang, as they said at {@code saidAt}. Those we have not heard
     *     of yet are waited for, or a deadline they have made would ring in vain; but not for ever, for they may have been put
     *     aside as unreadable
     */
    public void deadlineReached(
            TenantId tenant, TicketId id, String deadline, int generation, int rules, Instant saidAt) {
        if (workflows.version(tenant).orElse(0) < rules) {
            var since = saidAt.isAfter(startedAt) ? saidAt : startedAt;
            if (clock.instant().isBefore(since.plus(PATIENCE))) {
                throw new NotYet("a deadline rang by version " + rules + " of its tenant's rules");
            }
            log.error("version {} of a tenant's rules never came, judging by older ones tenant={}", rules, tenant);
        }
        var ticket = tickets.find(tenant, id).orElse(null);
        if (ticket == null) {
            log.warn("a deadline rang for a ticket nobody has ticket={}", id);
            return;
        }
        var ring = new HearDeadline(PLATFORM, deadline, generation);
        switch (lifecycle.decide(workflows.find(tenant).orElseThrow(), ticket, ring, clock.instant())) {
            case Accepted accepted -> {
                tickets.commit(tenant, accepted);
                log.atInfo().addKeyValue("ticket", ticket.number()).log("deadline={} reached", deadline);
            }
            case Refused(var why) ->
                log.atInfo().addKeyValue("ticket", ticket.number()).log("deadline={} ignored why={}", deadline, why);
        }
    }

    public void deadlineScheduled(TenantId tenant, TicketId id, int generation, @Nullable Instant dueAt) {
        dueTimes.deadline(tenant, id, generation, dueAt);
    }

    public void targetScheduled(TenantId tenant, TicketId id, String target, @Nullable Instant dueAt) {
        dueTimes.target(tenant, id, target, dueAt);
    }
}

package uy.ventanilla.ticket.usecase;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.ticket.domain.Decision.Accepted;
import uy.ventanilla.ticket.domain.Decision.Refused;
import uy.ventanilla.ticket.domain.Draft;
import uy.ventanilla.ticket.domain.TicketCommand;
import uy.ventanilla.ticket.domain.TicketLifecycle;
import uy.ventanilla.ticket.store.Tickets;
import uy.ventanilla.ticket.store.Workflows;

/** Applies one command to one ticket: load, decide, commit. */
@Service
public class WorkOnTicket {
    private static final Logger log = LoggerFactory.getLogger(WorkOnTicket.class);

    /** Enough for people who write at the same moment; more would hide a fault. */
    private static final int ATTEMPTS = 10;

    private final TenantTransactions transactions;
    private final Workflows workflows;
    private final Tickets tickets;
    private final TicketLifecycle lifecycle;
    private final Clock clock;

    WorkOnTicket(
            TenantTransactions transactions,
            Workflows workflows,
            Tickets tickets,
            TicketLifecycle lifecycle,
            Clock clock) {
        this.transactions = transactions;
        this.workflows = workflows;
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /**
     * Applies {@code command}. Where others write at the same moment it is decided again on what they left, so nobody's
     * words are lost; a caller who wants it only for the ticket as they saw it says so. A message that was said already is
     * not said again.
     *
     * @param expected the sequence the caller last saw; absent: any will do
     */
    public Outcome handle(TenantId tenant, long number, TicketCommand command, @Nullable Long expected) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.in(tenant, () -> once(tenant, number, command, expected));
            } catch (OptimisticLockingFailureException somebodyWasFaster) {
                if (attempt == ATTEMPTS) {
                    throw somebodyWasFaster;
                }
            }
        }
    }

    private Outcome once(TenantId tenant, long number, TicketCommand command, @Nullable Long expected) {
        var found = tickets.find(tenant, number).filter(ticket -> ticket.isSeenBy(command.by()));
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var ticket = found.get();
        if (isSaid(tenant, command)) {
            return new Outcome.Done(ticket); // the same request again, so the same answer again
        }
        if (expected != null && expected != ticket.sequence()) {
            var since = tickets.historySince(tenant, ticket.id(), expected).stream()
                    .filter(line -> command.by().seesAll() || !line.internal())
                    .toList();
            return new Outcome.Changed(ticket.sequence(), since);
        }
        var workflow = workflows.find(tenant).orElseThrow();
        return switch (lifecycle.decide(workflow, ticket, command, clock.instant())) {
            case Accepted accepted -> {
                log.atInfo()
                        .addKeyValue("ticket", number)
                        .log(command.getClass().getSimpleName());
                yield new Outcome.Done(tickets.commit(tenant, accepted));
            }
            case Refused(var why) -> new Outcome.Refused(why);
        };
    }

    private boolean isSaid(TenantId tenant, TicketCommand command) {
        return switch (command) {
            case TicketCommand.Reply reply -> isSaid(tenant, reply.message());
            case TicketCommand.Note note -> isSaid(tenant, note.message());
            case TicketCommand.Move _,
                    TicketCommand.Assign _,
                    TicketCommand.Classify _,
                    TicketCommand.FillIn _,
                    TicketCommand.HearDeadline _ -> false;
        };
    }

    private boolean isSaid(TenantId tenant, Draft message) {
        return tickets.message(tenant, message.id()).isPresent();
    }
}

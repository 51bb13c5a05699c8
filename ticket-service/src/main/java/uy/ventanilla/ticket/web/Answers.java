package uy.ventanilla.ticket.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Ticket;
import uy.ventanilla.ticket.usecase.Outcome;
import uy.ventanilla.ticket.usecase.ReadTickets;

/** What callers get back: the ticket as they may see it, or a problem. */
@Component
class Answers {
    private final ReadTickets read;

    Answers(ReadTickets read) {
        this.read = read;
    }

    ResponseEntity<TicketView> ticket(TenantId tenant, Actor reader, long number) {
        return read.one(tenant, reader, number)
                .map(seen ->
                        ResponseEntity.ok().header("ETag", tag(seen.ticket())).body(TicketView.of(seen)))
                .orElseThrow(TicketProblems::unknown);
    }

    /** The ticket a command left. Throws a problem where it was not applied. */
    static Ticket done(Outcome outcome, long number) {
        return switch (outcome) {
            case Outcome.Done(var ticket) -> ticket;
            case Outcome.Refused(var why) -> throw TicketProblems.of(why, number);
            case Outcome.Unknown() -> throw TicketProblems.unknown();
            case Outcome.Changed(var sequence, var since) ->
                throw new Problem(
                        HttpStatus.PRECONDITION_FAILED,
                        "changed-meanwhile",
                        "The ticket has changed since you saw it. Look at changes and decide again.",
                        Map.of(
                                "sequence",
                                sequence,
                                "changes",
                                TimelineView.of(since).items()));
        };
    }

    static String tag(Ticket ticket) {
        return "\"" + ticket.sequence() + "\"";
    }
}

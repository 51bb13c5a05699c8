package uy.ventanilla.ticket.usecase;

import java.util.List;
import uy.ventanilla.ticket.domain.Footprint;
import uy.ventanilla.ticket.domain.Refusal;
import uy.ventanilla.ticket.domain.Ticket;

/** What became of a command. */
public sealed interface Outcome {
    record Done(Ticket ticket) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}

    /** The ticket is not any more as the caller last saw it; {@code since} is what happened, as far as they may know. */
    record Changed(long sequence, List<Footprint> since) implements Outcome {}

    /** No such ticket for this caller. */
    record Unknown() implements Outcome {}
}

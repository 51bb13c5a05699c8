package uy.ventanilla.contracts;

import java.time.Instant;

/** A ticket was given to an agent, or taken. Owner: ticket-service; key: the ticket. */
public record TicketAssigned(TicketSnapshot ticket, Actor actor, Instant at) implements TicketEvent {}

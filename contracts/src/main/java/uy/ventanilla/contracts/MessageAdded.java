package uy.ventanilla.contracts;

import java.time.Instant;

/** A message was added that did not by itself move the ticket (a move it caused follows as its own event). Owner: ticket-service; key: the ticket. */
public record MessageAdded(TicketSnapshot ticket, Actor actor, Instant at, Message message) implements TicketEvent {}

package uy.ventanilla.contracts;

import java.time.Instant;

/** A ticket was opened by its first message. Owner: ticket-service; key: the ticket. */
public record TicketOpened(TicketSnapshot ticket, Actor actor, Instant at, Message message) implements TicketEvent {}

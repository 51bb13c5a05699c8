package uy.ventanilla.ticket.domain;

import java.util.List;
import uy.ventanilla.ticket.domain.workflow.Transition;

/** What somebody may do to a ticket now: the buttons to show them. */
public record Offer(List<Transition> transitions, boolean reply, boolean note, boolean assign, boolean classify) {}

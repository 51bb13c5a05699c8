package uy.ventanilla.ticket.domain.workflow;

import java.util.Map;

/** A service plan as far as tickets show it. */
public record Plan(String id, Map<String, String> label) {}

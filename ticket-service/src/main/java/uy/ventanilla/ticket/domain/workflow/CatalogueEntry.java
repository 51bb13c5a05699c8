package uy.ventanilla.ticket.domain.workflow;

import java.util.Map;

/** An entry of the classification catalogue; {@code amount} tells that an amount may go with it (S14). */
public record CatalogueEntry(String id, Map<String, String> label, boolean amount) {}

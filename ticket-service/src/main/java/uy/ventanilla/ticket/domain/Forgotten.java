package uy.ventanilla.ticket.domain;

import java.util.UUID;

/** Somebody who is taken out of tickets, as they were, and what takes their place; with {@code files} that they sent. */
public record Forgotten(
        UUID person, String address, String name, String standInAddress, String standIn, boolean files) {}

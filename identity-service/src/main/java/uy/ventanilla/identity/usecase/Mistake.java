package uy.ventanilla.identity.usecase;

/** Something to correct: a JSON pointer (RFC 6901) into what was sent, and what to do. */
public record Mistake(String pointer, String detail) {}

package uy.ventanilla.identity.document;

/**
 * A document as read. Where {@code faults} has any, {@code value} is whole in shape but holds stand-ins (empty texts,
 * empty lists) at the faulty paths: good enough to look for further faults, never to be used.
 */
public record Document<T>(T value, Faults faults) {}

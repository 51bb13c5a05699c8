package uy.ventanilla.contracts;

/** What intake-service says on topic {@code intake}. */
public sealed interface IntakeEvent extends Event permits MessageReceived, PersonWanted, MailRefused, MailBounced {}

package uy.ventanilla.contracts;

/** What notification-service says on topic {@code deliveries}. */
public sealed interface DeliveryEvent extends Event permits MailSent, MailFailed {}

package uy.ventanilla.intake.domain.mail;

/**
 * The tenant a mail was sent to.
 *
 * @param tenant its id as text
 * @param address its mailbox, lower case
 * @param open whether anybody may write (S35), or only people enabled beforehand (S3)
 */
public record Desk(String tenant, String address, boolean open) {}

package uy.ventanilla.intake.domain.mail;

/**
 * The tenant a mail was sent to.
 *
 * @param tenant its id as text
 * @param address its mailbox, lower case
 * @param senders who may open a ticket by writing to it
 */
public record Desk(String tenant, String address, Senders senders) {
    /** Anybody (S35), only people enabled beforehand (S3), or nobody: the mailbox takes answers only. */
    public enum Senders {
        ANYBODY,
        ENABLED,
        NOBODY
    }
}

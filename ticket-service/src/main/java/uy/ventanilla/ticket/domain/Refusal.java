package uy.ventanilla.ticket.domain;

/** Every reason for which a command is refused. Countable, so that every one has its own words at the border. */
public enum Refusal {
    /** Nothing about a closed ticket changes (S27); a customer goes on by a new one (S32). */
    TICKET_CLOSED,
    /** No such transition leads out of the state the ticket is in now. */
    TRANSITION_NOT_POSSIBLE,
    /** It exists, but not for whoever asked. */
    TRANSITION_NOT_ALLOWED,
    MESSAGE_REQUIRED,
    REASON_REQUIRED,
    REASON_UNKNOWN,
    /** A mandatory form field is missing (reading 4). */
    INCOMPLETE,
    /** Only people write. */
    NOT_ALLOWED,
    CLASSIFICATION_UNKNOWN,
    AMOUNT_NOT_ALLOWED,
    /** A form field is unknown, or does not take that value. */
    FIELD_INVALID,
    /** It is like that already. */
    NOTHING_CHANGES,
    /** A ring for a stay that is over, or for a deadline the state does not have. */
    STALE_DEADLINE
}

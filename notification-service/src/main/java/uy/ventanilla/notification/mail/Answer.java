package uy.ventanilla.notification.mail;

/** What became of one attempt to hand a mail to the server. */
public sealed interface Answer {
    /** The server took it: 2xx after the end of the mail, which is final (RFC 5321 §4.2.5). */
    record Taken() implements Answer {}

    /** 4xx: certainly not taken, try again later. */
    record NotNow(String why) implements Answer {}

    /** 5xx: certainly not taken, and never will be. {@code noSuchMailbox}: the address itself is dead. */
    record Never(String why, boolean noSuchMailbox) implements Answer {}

    /** Nobody answers, or the connection was lost before the end of the mail: certainly not taken. */
    record Away(String why) implements Answer {}

    /** The end of the mail was sent and no answer came: nobody knows. */
    record Unknown(String why) implements Answer {}

    /** The address is suppressed; nothing was tried. */
    record Suppressed() implements Answer {}

    /** Somebody else has the mail by now, so its end was not sent. */
    record Withdrawn() implements Answer {}
}

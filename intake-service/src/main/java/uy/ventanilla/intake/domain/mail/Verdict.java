package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.Nullable;

/** What a step says of a mail: go on with what is known so far, or one of the ends. */
public sealed interface Verdict {
    /** Not settled: the next step looks. */
    record GoOn(Findings findings) implements Verdict {}

    /** A new request of an admitted sender. */
    record Opens() implements Verdict {}

    /** A message of a conversation that exists. */
    record Joins(MailThread thread) implements Verdict {}

    /** A new request of somebody unknown, at a desk that takes everybody: waits until they have an account (S35). */
    record WantsPerson() implements Verdict {}

    /** Written by a machine; joins {@code thread} without moving anything, or, without one, opens nothing. */
    record Automatic(String why, @Nullable MailThread thread) implements Verdict {}

    /** A mail of ours came back. */
    record Bounced(DeliveryReport report) implements Verdict {}

    /** Kept for review; {@code tell} where the sender deserves a polite answer. */
    record Refused(String reason, boolean tell) implements Verdict {}
}

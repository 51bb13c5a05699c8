package uy.ventanilla.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts a notice tells. Kept with the delivery, so that what happens later does not change an unsent mail. */
public sealed interface Content {
    /**
     * What happened on a ticket.
     *
     * @param wasWaiting the ticket waited for the customer before (so a resolution by a deadline is an abandonment, S23)
     * @param words what was said with it
     * @param context what had been said before, quoted under an answer
     */
    record Story(
            UUID ticket,
            long number,
            String subject,
            Actor actor,
            String requester,
            @Nullable UUID assignee,
            @Nullable String assigneeName,
            String state,
            Phase phase,
            boolean wasWaiting,
            @Nullable String reason,
            int generation,
            Instant stateSince,
            @Nullable Cataloguing classification,
            Map<String, String> fields,
            boolean incomplete,
            @Nullable Long followsUp,
            @Nullable Words words,
            @Nullable Words context)
            implements Content {
        static Story of(Happening news, boolean wasWaiting, @Nullable Words words, @Nullable Words context) {
            var ticket = news.ticket();
            var assignee = ticket.assignee();
            return new Story(
                    ticket.id(),
                    ticket.number(),
                    ticket.subject(),
                    news.actor(),
                    ticket.requester().name(),
                    assignee == null ? null : assignee.id(),
                    assignee == null ? null : assignee.name(),
                    ticket.state(),
                    ticket.phase(),
                    wasWaiting,
                    ticket.reason(),
                    ticket.generation(),
                    ticket.stateSince(),
                    ticket.classification(),
                    ticket.fields(),
                    ticket.incomplete(),
                    ticket.followsUp(),
                    words,
                    context);
        }

        /** The same, told of the state that the words are about to lead to. */
        Story leadingTo(String next) {
            return new Story(
                    ticket,
                    number,
                    subject,
                    actor,
                    requester,
                    assignee,
                    assigneeName,
                    next,
                    phase,
                    wasWaiting,
                    reason,
                    generation,
                    stateSince,
                    classification,
                    fields,
                    incomplete,
                    followsUp,
                    words,
                    context);
        }

        Story withoutWords() {
            return new Story(
                    ticket,
                    number,
                    subject,
                    actor,
                    requester,
                    assignee,
                    assigneeName,
                    state,
                    phase,
                    wasWaiting,
                    reason,
                    generation,
                    stateSince,
                    classification,
                    fields,
                    incomplete,
                    followsUp,
                    null,
                    context);
        }
    }

    /**
     * An account waits for its owner (S37), or, with {@code reset}, for another password. {@code nonce} is half of the link;
     * the other half is a seal.
     */
    record Invitation(UUID person, String nonce, Instant expiresAt, boolean reset) implements Content {}

    /** A mail that opened nothing (S3). {@code reason} is a stable code. */
    record Refusal(String subject, String reason, @Nullable String mailId) implements Content {}
}

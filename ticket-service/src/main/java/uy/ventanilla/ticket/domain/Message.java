package uy.ventanilla.ticket.domain;

import java.time.Instant;

/** One message of a ticket's conversation: what was said, by whom, when, and who may read it. */
public record Message(Visibility visibility, Actor author, Draft said, Instant at) {
    /** Whether it is staff's own public word to the customer. */
    boolean isAnswer() {
        return author instanceof Actor.Agent && visibility == Visibility.PUBLIC && !said.automatic();
    }
}

package uy.ventanilla.contracts;

/** What ticket-service says on topic {@code tickets}. */
public sealed interface TicketEvent extends Event
        permits TicketOpened,
                MessageAdded,
                TicketAssigned,
                TicketMoved,
                TicketClassified,
                TicketEdited,
                TicketRedacted {
    /** The ticket after the change; its {@code sequence} is this event's. */
    TicketSnapshot ticket();

    Actor actor();

    java.time.Instant at();
}

package uy.ventanilla.contracts;

/** The Kafka topics, by the service that alone writes each (architecture.md, section 3). */
public enum Topic {
    /** identity-service; compacted; key: the entity's id. */
    DIRECTORY("directory", true),
    /** intake-service; key: the conversation's id. */
    INTAKE("intake", false),
    /** ticket-service; key: the ticket's id, so all events of a ticket stay in order. */
    TICKETS("tickets", false),
    /** sla-timer-service; key: the ticket's id. */
    TIMERS("timers", false),
    /** notification-service; key: the ticket's id, or the delivery's where there is no ticket. */
    DELIVERIES("deliveries", false),
    /** knowledge-service; key: the article's id. */
    KNOWLEDGE("knowledge", false);

    private final String address;
    private final boolean compacted;

    Topic(String address, boolean compacted) {
        this.address = address;
        this.compacted = compacted;
    }

    public String address() {
        return address;
    }

    public boolean compacted() {
        return compacted;
    }
}

package uy.ventanilla.contracts;

/** Every event type: its name on the wire, its topic, and the record that is its data. Names never change. */
public enum EventType {
    TENANT_APPLIED(Names.TENANT_APPLIED, Topic.DIRECTORY, TenantApplied.class),
    TENANT_CHANGED(Names.TENANT_CHANGED, Topic.DIRECTORY, TenantChanged.class),
    ORGANISATION_CHANGED(Names.ORGANISATION_CHANGED, Topic.DIRECTORY, OrganisationChanged.class),
    PERSON_CHANGED(Names.PERSON_CHANGED, Topic.DIRECTORY, PersonChanged.class),
    PERSON_ERASED(Names.PERSON_ERASED, Topic.DIRECTORY, PersonErased.class),
    PERSON_INVITED(Names.PERSON_INVITED, Topic.DIRECTORY, PersonInvited.class),
    MESSAGE_RECEIVED(Names.MESSAGE_RECEIVED, Topic.INTAKE, MessageReceived.class),
    PERSON_WANTED(Names.PERSON_WANTED, Topic.INTAKE, PersonWanted.class),
    MAIL_REFUSED(Names.MAIL_REFUSED, Topic.INTAKE, MailRefused.class),
    MAIL_BOUNCED(Names.MAIL_BOUNCED, Topic.INTAKE, MailBounced.class),
    TICKET_OPENED(Names.TICKET_OPENED, Topic.TICKETS, TicketOpened.class),
    MESSAGE_ADDED(Names.MESSAGE_ADDED, Topic.TICKETS, MessageAdded.class),
    TICKET_ASSIGNED(Names.TICKET_ASSIGNED, Topic.TICKETS, TicketAssigned.class),
    TICKET_MOVED(Names.TICKET_MOVED, Topic.TICKETS, TicketMoved.class),
    TICKET_CLASSIFIED(Names.TICKET_CLASSIFIED, Topic.TICKETS, TicketClassified.class),
    TICKET_EDITED(Names.TICKET_EDITED, Topic.TICKETS, TicketEdited.class),
    TICKET_REDACTED(Names.TICKET_REDACTED, Topic.TICKETS, TicketRedacted.class),
    DEADLINE_SCHEDULED(Names.DEADLINE_SCHEDULED, Topic.TIMERS, DeadlineScheduled.class),
    DEADLINE_REACHED(Names.DEADLINE_REACHED, Topic.TIMERS, DeadlineReached.class),
    TARGET_SCHEDULED(Names.TARGET_SCHEDULED, Topic.TIMERS, TargetScheduled.class),
    TARGET_BREACHED(Names.TARGET_BREACHED, Topic.TIMERS, TargetBreached.class),
    MAIL_SENT(Names.MAIL_SENT, Topic.DELIVERIES, MailSent.class),
    MAIL_FAILED(Names.MAIL_FAILED, Topic.DELIVERIES, MailFailed.class),
    ARTICLE_PUBLISHED(Names.ARTICLE_PUBLISHED, Topic.KNOWLEDGE, ArticlePublished.class),
    ARTICLE_WITHDRAWN(Names.ARTICLE_WITHDRAWN, Topic.KNOWLEDGE, ArticleWithdrawn.class);

    /** The names as constants, for switches over incoming types. */
    public static final class Names {
        public static final String TENANT_APPLIED = "tenant.applied";
        public static final String TENANT_CHANGED = "tenant.changed";
        public static final String ORGANISATION_CHANGED = "organisation.changed";
        public static final String PERSON_CHANGED = "person.changed";
        public static final String PERSON_ERASED = "person.erased";
        public static final String PERSON_INVITED = "person.invited";
        public static final String MESSAGE_RECEIVED = "message.received";
        public static final String PERSON_WANTED = "person.wanted";
        public static final String MAIL_REFUSED = "mail.refused";
        public static final String MAIL_BOUNCED = "mail.bounced";
        public static final String TICKET_OPENED = "ticket.opened";
        public static final String MESSAGE_ADDED = "message.added";
        public static final String TICKET_ASSIGNED = "ticket.assigned";
        public static final String TICKET_MOVED = "ticket.moved";
        public static final String TICKET_CLASSIFIED = "ticket.classified";
        public static final String TICKET_EDITED = "ticket.edited";
        public static final String TICKET_REDACTED = "ticket.redacted";
        public static final String DEADLINE_SCHEDULED = "deadline.scheduled";
        public static final String DEADLINE_REACHED = "deadline.reached";
        public static final String TARGET_SCHEDULED = "target.scheduled";
        public static final String TARGET_BREACHED = "target.breached";
        public static final String MAIL_SENT = "mail.sent";
        public static final String MAIL_FAILED = "mail.failed";
        public static final String ARTICLE_PUBLISHED = "article.published";
        public static final String ARTICLE_WITHDRAWN = "article.withdrawn";

        private Names() {}
    }

    private final String wireName;
    private final Topic topic;
    private final Class<? extends Event> data;

    EventType(String wireName, Topic topic, Class<? extends Event> data) {
        this.wireName = wireName;
        this.topic = topic;
        this.data = data;
    }

    /** The type of an event's data. Every record has exactly one; a test holds the two lists together. */
    public static EventType of(Event event) {
        for (var type : values()) {
            if (type.data.isInstance(event)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no event type for " + event.getClass());
    }

    public String wireName() {
        return wireName;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> data() {
        return data;
    }
}

package uy.ventanilla.notification.domain;

import java.util.Locale;

/** What a notice is about. The wire name is the lower-case word; it names the wording and never changes. */
public enum Kind {
    ACKNOWLEDGEMENT(Origin.ANSWER),
    OPENED(Origin.NOTICE),
    REPLY(Origin.PERSON),
    MESSAGE(Origin.PERSON),
    NOTE(Origin.PERSON),
    QUESTION(Origin.PERSON),
    RESOLVED(Origin.NOTICE),
    REOPENED(Origin.NOTICE),
    CLOSED(Origin.NOTICE),
    STATE(Origin.NOTICE),
    ASSIGNED(Origin.NOTICE),
    CLASSIFIED(Origin.NOTICE),
    EDITED(Origin.NOTICE),
    INVITATION(Origin.NOTICE),
    REFUSAL(Origin.ANSWER),
    BREACHED(Origin.NOTICE),
    BOUNCED(Origin.NOTICE);

    /** Whose words a mail carries; decides {@code Auto-Submitted} (RFC 3834 §5). */
    public enum Origin {
        /** Words typed by a person: no {@code Auto-Submitted}. */
        PERSON,
        /** {@code auto-generated}. */
        NOTICE,
        /** {@code auto-replied}: answers a mail by itself, so it is limited per sender. */
        ANSWER
    }

    private final Origin origin;

    Kind(Origin origin) {
        this.origin = origin;
    }

    public Origin origin() {
        return origin;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

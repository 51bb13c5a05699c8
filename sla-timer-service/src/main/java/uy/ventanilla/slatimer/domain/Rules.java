package uy.ventanilla.slatimer.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a tenant promises and limits, out of its blueprint.
 *
 * @param version of the blueprint, counted from 1
 * @param calendars by plan
 * @param deadlines by state; a state not named has none
 */
public record Rules(
        int version,
        List<FirstResponse> firstResponses,
        Map<String, BusinessCalendar> calendars,
        Map<String, Deadline> deadlines) {
    /**
     * A promise to answer within business time. {@code within} is by plan, in the order of the tenant's plans: a ticket of nobody's
     * plan is served by the first, so that an unknown customer waits no longer than a known one.
     */
    public record FirstResponse(String id, Map<String, Duration> within) {}

    /** A state's own limit, in running time: weekends and holidays do not stretch it (reading 3). */
    public record Deadline(String id, Duration after, Start from) {}

    /** What starts a deadline: entering the state, or the mail that announced it (S49). */
    public enum Start {
        STATE,
        MAIL
    }
}

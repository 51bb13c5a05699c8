package uy.ventanilla.ticket.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import uy.ventanilla.ticket.domain.reading.Place;

/** A place in a list as text that callers hand back unread. */
final class Cursor {
    private Cursor() {}

    static String of(Place place) {
        var text = place.dueAt() + " " + place.number();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Place parse(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw TicketProblems.invalid("/cursor", "the cursor of an earlier page");
        }
    }
}

package uy.ventanilla.identity.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Place;

/** Where a page of a list ended, in letters that mean nothing to who carries them. */
final class Cursor {
    static final int MOST = 200;

    /** A page: {@code next} asks for the one behind it and is absent at the end. */
    record Page<T>(List<T> items, @Nullable String next) {}

    private Cursor() {}

    static @Nullable String of(@Nullable Place place) {
        return place == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((place.id() + " " + place.sorted()).getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Place parse(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            if (parts.length == 2 && parts[1].indexOf(0) < 0) {
                return new Place(parts[1], UUID.fromString(parts[0]));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Corrections.of("cursor", "Take the next of an earlier page.");
    }

    /** Words to look for. Throws a 400 problem for more than anybody types. */
    static String words(String typed) {
        var words = typed.strip();
        if (words.length() > 200
                || words.split("\\s+").length > 8
                || words.chars().anyMatch(Character::isISOControl)) {
            throw Corrections.of("q", "At most eight words, 200 characters in all.");
        }
        return words;
    }

    static int limit(int wanted) {
        if (wanted < 1 || wanted > MOST) {
            throw Corrections.of("limit", "1 to " + MOST + ".");
        }
        return wanted;
    }
}

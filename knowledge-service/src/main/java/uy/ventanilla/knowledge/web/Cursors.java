package uy.ventanilla.knowledge.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import uy.ventanilla.knowledge.usecase.ReadArticles.After;
import uy.ventanilla.platform.web.Problem;

/** Places in the list as callers carry them: opaque to them, {@code <instant>_<id>} to us. */
final class Cursors {
    private Cursors() {}

    static @Nullable String write(@Nullable After after) {
        return after == null ? null : after.updatedAt() + "_" + after.id();
    }

    static @Nullable After read(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            int middle = cursor.indexOf('_');
            return new After(Instant.parse(cursor.substring(0, middle)), UUID.fromString(cursor.substring(middle + 1)));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-cursor", "Use a cursor as it was given in next.");
        }
    }
}

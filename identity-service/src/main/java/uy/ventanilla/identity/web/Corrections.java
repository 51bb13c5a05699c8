package uy.ventanilla.identity.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import uy.ventanilla.identity.usecase.Mistake;
import uy.ventanilla.platform.web.Problem;

/** Refusals of what was sent, each naming what to correct. */
public final class Corrections {
    private Corrections() {}

    static Problem of(List<Mistake> mistakes) {
        return new Problem(
                HttpStatus.BAD_REQUEST, "invalid", "Correct the fields named in errors.", Map.of("errors", mistakes));
    }

    public static Problem of(String field, String detail) {
        return of(List.of(new Mistake("/" + field, detail)));
    }

    /** {@code If-Match} named another version than {@code now}. */
    static Problem overtaken(long now) {
        return new Problem(
                HttpStatus.PRECONDITION_FAILED,
                "overtaken",
                "Somebody else has changed this meanwhile. Nothing was changed; look at it again.",
                Map.of("version", now));
    }

    /** The version that {@code If-Match} names, as {@code ETag} tells it. RFC 9110 §13.1.1; absent is refused, RFC 6585 §3 */
    static long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "Say with If-Match which version you have seen; it is the ETag of what you read.");
        }
        if (!ifMatch.matches("\"\\d{1,18}\"")) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "If-Match names one version, as the ETag of what you read does.");
        }
        return Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1));
    }
}

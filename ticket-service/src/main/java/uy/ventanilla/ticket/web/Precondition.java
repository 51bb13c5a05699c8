package uy.ventanilla.ticket.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code If-Match} (RFC 9110 §13.1.1): act only if the ticket is still as the caller saw it. */
final class Precondition {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Precondition() {}

    /** The sequence the caller saw; {@code null} where they do not mind. */
    static @Nullable Long of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch.strip());
        // A tag we never gave out matches nothing.
        return tag.matches() ? Long.parseLong(tag.group(1)) : -1L;
    }
}

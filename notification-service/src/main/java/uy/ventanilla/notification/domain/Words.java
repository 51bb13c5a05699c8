package uy.ventanilla.notification.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said on a ticket.
 *
 * @param text plain, without the quoted history
 * @param files names of the attached files
 * @param internal a note that no customer may see
 * @param automatic written by a machine (an out-of-office answer); never mailed on (RFC 3834 §2)
 * @param mailId the Message-ID of the mail it came by
 */
public record Words(
        Actor author,
        String text,
        List<String> files,
        boolean internal,
        boolean automatic,
        Instant at,
        @Nullable String mailId) {}

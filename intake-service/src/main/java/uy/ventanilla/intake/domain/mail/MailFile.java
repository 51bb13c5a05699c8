package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.Nullable;

/**
 * A file in a mail or an upload.
 *
 * @param name cleaned by {@link FileNames}
 * @param contentType as declared, lower case
 * @param inline whether the HTML may show it by its {@code contentId}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these, and mails are not copied for it
public record MailFile(
        String name,
        String contentType,
        byte[] bytes,
        boolean inline,
        @Nullable String contentId) {}

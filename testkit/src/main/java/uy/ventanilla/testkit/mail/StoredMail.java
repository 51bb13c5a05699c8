package uy.ventanilla.testkit.mail;

import java.time.Instant;
import java.util.List;

/**
 * One mail that the server has taken responsibility for.
 *
 * @param id ascending in the order of arrival, from 1
 * @param sender the envelope sender, empty for the null sender
 * @param recipients the envelope recipients, as given, at least one
 * @param subject decoded, empty when there is none
 * @param messageId as in the header, with its angle brackets, empty when there is none
 * @param size bytes, without the envelope
 */
record StoredMail(
        long id,
        Instant receivedAt,
        String sender,
        List<String> recipients,
        String subject,
        String messageId,
        long size) {}

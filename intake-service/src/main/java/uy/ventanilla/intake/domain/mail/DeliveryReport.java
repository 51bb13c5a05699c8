package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.Nullable;

/**
 * What a bounce says (RFC 3464, or a rule for one of the many that follow no standard).
 *
 * @param recipient whom the mail could not reach, lower case, as far as told
 * @param permanent whether trying again is pointless; a full mailbox is not permanent even where the code says so
 * @param status the enhanced code, such as {@code 5.1.1} (RFC 3463), as far as told
 * @param originalMessageId of the returned mail, bare
 * @param ticket of the returned mail, where its Message-ID proves that we sent it
 */
public record DeliveryReport(
        @Nullable String recipient,
        boolean permanent,
        @Nullable String status,
        @Nullable String originalMessageId,
        @Nullable Long ticket) {
    public boolean ours() {
        return ticket != null;
    }
}

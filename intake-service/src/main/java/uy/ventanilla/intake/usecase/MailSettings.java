package uy.ventanilla.intake.usecase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mail is taken in.
 *
 * @param largest in bytes; of a larger mail only the headers are kept, and it is refused
 * @param tries after which a mail that cannot be worked on is put aside
 * @param askAgainAfter how long a mail waits for its sender's account before it is asked for again
 * @param tellRefusedEvery how long a refused sender is not told again (RFC 3834 §2 asks for some days)
 */
@ConfigurationProperties("ventanilla.mail")
public record MailSettings(Imap imap, long largest, int tries, Duration askAgainAfter, Duration tellRefusedEvery) {
    /** The mail server; each tenant's mailbox is opened by its address and the one password. */
    public record Imap(String host, int port, String password, boolean tls, Duration lookEvery) {}
}

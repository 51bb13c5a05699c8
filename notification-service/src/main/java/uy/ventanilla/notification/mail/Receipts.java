package uy.ventanilla.notification.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.MessageIDTerm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proof that the server took a mail. Every mail also goes, in the same SMTP transaction, to a mailbox of our own that
 * nobody else sees in its headers. A server takes a mail for all its recipients or for none, with one answer; so where
 * that answer was lost, the copy tells what it was. Switched on by {@code ventanilla.mail.receipts.address}.
 */
@Component
public class Receipts {
    private static final int KEEP = 20_000;

    private final MailSettings.@Nullable Receipts settings;
    private final Session session;

    public Receipts(MailSettings settings) {
        this.settings = settings.receipts().isOn() ? settings.receipts() : null;
        this.session = Session.getInstance(properties(settings));
    }

    /** Whether there is such a mailbox at all. */
    public boolean kept() {
        return settings != null;
    }

    /** How long after a mail's end its absence here proves that it was not taken. */
    public Duration within() {
        return settings == null ? Duration.ZERO : settings.within();
    }

    /** Which of these mails the server took. Throws {@code MessagingException} where the mailbox cannot be asked now. */
    public Set<String> among(List<String> messageIds) throws MessagingException {
        return inbox(
                Folder.READ_ONLY,
                inbox -> messageIds.stream().filter(id -> has(inbox, id)).collect(Collectors.toSet()));
    }

    /** Throws away all but the newest copies: a doubt is settled within minutes. */
    public void tidy() throws MessagingException {
        inbox(Folder.READ_WRITE, inbox -> {
            int surplus = inbox.getMessageCount() - KEEP;
            if (surplus > 0) {
                inbox.setFlags(1, surplus, new Flags(Flags.Flag.DELETED), true);
            }
            return surplus;
        });
    }

    private static boolean has(Folder inbox, String messageId) {
        try {
            // the server's search is a substring's, so look at what it found
            return Arrays.stream(inbox.search(new MessageIDTerm(messageId))).anyMatch(found -> is(found, messageId));
        } catch (MessagingException e) {
            throw new Unasked(e);
        }
    }

    private static boolean is(Message found, String messageId) {
        try {
            return Arrays.asList(found.getHeader("Message-ID")).contains(messageId);
        } catch (MessagingException e) {
            throw new Unasked(e);
        }
    }

    private <T> T inbox(int mode, Work<T> work) throws MessagingException {
        var mailbox = settings;
        if (mailbox == null) {
            throw new IllegalStateException("no mailbox for receipts");
        }
        try (var store = session.getStore("imap")) {
            store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
            var inbox = store.getFolder("INBOX");
            inbox.open(mode);
            var result = work.with(inbox);
            inbox.close(mode == Folder.READ_WRITE);
            return result;
        } catch (Unasked e) {
            throw e.why;
        }
    }

    private interface Work<T> {
        T with(Folder inbox) throws MessagingException;
    }

    /** Carries a failure out of a stream. */
    private static final class Unasked extends RuntimeException {
        private final transient MessagingException why;

        Unasked(MessagingException why) {
            super(why);
            this.why = why;
        }
    }

    private static Properties properties(MailSettings settings) {
        var properties = new Properties();
        properties.setProperty(
                "mail.imap.connectiontimeout",
                Long.toString(settings.connectWithin().toMillis()));
        properties.setProperty(
                "mail.imap.timeout", Long.toString(settings.answerWithin().toMillis()));
        return properties;
    }
}

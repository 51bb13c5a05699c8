package uy.ventanilla.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One connection to the mail server. It asks for permission right before the end of each mail, when nothing is decided yet. */
public final class MailLine implements AutoCloseable {
    private final MailSettings.Smtp server;
    private final MailSettings.Receipts receipts;
    private final Session session;
    private final Transport transport;

    MailLine(Session session, MailSettings settings) {
        this.session = session;
        this.server = settings.smtp();
        this.receipts = settings.receipts();
        this.transport = new Transport(session);
    }

    /**
     * Sends {@code mail}.
     *
     * @param mayEnd asked once, after everything but the final dot was sent and before the server can take the mail;
     *     {@code false} withdraws it. What it throws withdraws it too and is passed on
     */
    public Answer send(Mail mail, BooleanSupplier mayEnd) {
        try {
            var message = MimeMails.of(mail, session);
            transport.ask(mayEnd);
            if (!transport.isConnected()) {
                transport.connect(server.host(), server.port(), server.user(), server.password());
            }
            transport.sendMessage(message, envelope(message));
            return new Answer.Taken();
        } catch (AddressException e) {
            return new Answer.Never("unusable address: " + e.getMessage(), true);
        } catch (MessagingException e) {
            return answer(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The reader, and the mailbox of receipts beside them: one transaction, so the server takes both or none. */
    private Address[] envelope(Message message) throws MessagingException {
        var to = message.getAllRecipients();
        if (!receipts.isOn()) {
            return to;
        }
        var all = Arrays.copyOf(to, to.length + 1);
        all[to.length] = new InternetAddress(receipts.address());
        return all;
    }

    private Answer answer(MessagingException failure) {
        var refusedPermission = transport.failedPermission;
        int code = code(failure);
        var why = MimeMails.oneLine(String.valueOf(failure.getMessage()));
        if (refusedPermission != null) {
            close();
            throw refusedPermission;
        }
        if (transport.withdrawn) {
            close();
            return new Answer.Withdrawn();
        }
        if (code >= 400 && refusedReceipt(failure)) {
            return new Answer.NotNow("the mailbox of receipts is refused: " + why);
        }
        if (code >= 500) {
            return new Answer.Never(why, deadMailbox(failure, code));
        }
        if (code >= 400) {
            return new Answer.NotNow(why);
        }
        close();
        if (transport.ended) {
            return new Answer.Unknown(why);
        }
        return new Answer.Away(why);
    }

    /** The server's own word, or 0 where it said none. */
    private static int code(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            int code = switch (e) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code >= 400) {
                return code;
            }
        }
        return 0;
    }

    private boolean refusedReceipt(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException address
                    && address.getAddress().getAddress().equalsIgnoreCase(receipts.address())) {
                return true;
            }
        }
        return false;
    }

    /** RFC 3463: 5.1.1, 5.1.2, 5.1.3 and 5.1.10 say that the address is no address; other 5xx are about this mail. */
    private static boolean deadMailbox(MessagingException failure, int code) {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException) {
                var text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
                return text.matches("(?s).*\\b5\\.1\\.(1|2|3|10)\\b.*")
                        || (code == 550 && !text.matches("(?s).*\\b5\\.\\d.*"));
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the connection is gone either way
        }
    }

    /** SMTP that stops to ask between the mail and its end. */
    private static final class Transport extends SMTPTransport {
        private BooleanSupplier mayEnd = () -> true;
        private boolean ended;
        private boolean withdrawn;
        private @Nullable RuntimeException failedPermission;

        Transport(Session session) {
            super(session, null);
        }

        void ask(BooleanSupplier permission) {
            mayEnd = permission;
            ended = false;
            withdrawn = false;
            failedPermission = null;
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            try {
                withdrawn = !mayEnd.getAsBoolean();
            } catch (RuntimeException e) {
                failedPermission = e;
            }
            if (withdrawn || failedPermission != null) {
                // an IOException makes the transport drop the connection without an end, so the server forgets the mail
                throw new IOException("withdrawn before its end");
            }
            ended = true;
            super.finishData();
        }
    }
}

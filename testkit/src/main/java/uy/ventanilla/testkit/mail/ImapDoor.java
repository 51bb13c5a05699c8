package uy.ventanilla.testkit.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.iap.Protocol;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.eclipse.angus.mail.imap.protocol.ENVELOPE;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GreenMail's IMAP in front of our store. GreenMail keeps its folders in memory; they are filled again from the store at
 * every start, and what clients mark goes back into the store. UIDVALIDITY changes with every start.
 *
 * <p>A mailbox comes to life with its first mail or its first login; any password is right.
 */
final class ImapDoor {
    private static final Logger log = LoggerFactory.getLogger(ImapDoor.class);
    private static final String EXPUNGED = "expunged";
    private static final long START_PATIENCE_MS = 10_000;

    private final MailStore store;
    private final Session session = Session.getInstance(new Properties());
    private final Mailboxes mailboxes = new Mailboxes();
    private final Listener server;
    private final Map<String, Map<Long, Long>> mailByUid = new ConcurrentHashMap<>();

    ImapDoor(int port, MailStore store) {
        this.store = store;
        this.server = new Listener(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), mailboxes);
        for (var mail : store.oldestFirst()) {
            show(mail);
        }
    }

    void open() throws InterruptedException {
        server.startService();
        if (!server.waitTillRunning(START_PATIENCE_MS)) {
            throw new IllegalStateException("IMAP did not start");
        }
    }

    /** Puts the mail into the inbox of each recipient; idling clients hear of it. */
    void show(StoredMail mail) {
        var inboxes = new HashSet<String>();
        for (var recipient : mail.recipients()) {
            var mailbox = Address.mailbox(recipient);
            if (inboxes.add(mailbox) && !store.mark(mail.id(), mailbox).equals(EXPUNGED)) {
                try {
                    append(mail, recipient, mailbox);
                } catch (RuntimeException | MessagingException e) {
                    // The mail itself is safe: it is on disk and on the web page.
                    log.warn("mail {} can't be shown by IMAP: {}", mail.id(), e.toString());
                }
            }
        }
    }

    private void append(StoredMail mail, String recipient, String mailbox) throws MessagingException {
        var inbox = inbox(mailbox);
        var raw = traced(mail, recipient);
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(raw));
        if (!mailboxes.canDescribe(message)) {
            message = new Undescribed(session, raw);
        }
        long uid = inbox.appendMessage(message, flags(store.mark(mail.id(), mailbox)), Date.from(mail.receivedAt()));
        mailByUid.computeIfAbsent(mailbox, _ -> new ConcurrentHashMap<>()).put(uid, mail.id());
    }

    /** What a server adds on final delivery: who sent it and to which address it really went (RFC 5321 §4.4). */
    private byte[] traced(StoredMail mail, String recipient) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(
                ("Return-Path: <" + mail.sender() + ">\r\nDelivered-To: " + recipient + "\r\n").getBytes(UTF_8));
        whole.writeBytes(store.raw(mail.id()));
        return whole.toByteArray();
    }

    private MailFolder inbox(String mailbox) {
        try {
            return mailboxes.inbox(mailboxes.getUserManager().createUser(mailbox, mailbox, mailbox));
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MailFolder inboxOf(ImapHostManager host, GreenMailUser user) {
        try {
            return host.getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(String mailbox, Flags flags, long uid) {
        var mail = mailByUid.getOrDefault(mailbox, Map.of()).get(uid);
        if (mail != null) {
            store.mark(mail, mailbox, text(flags));
        }
    }

    private void forgetExpunged(String mailbox, MailFolder inbox) {
        var present = new HashSet<Long>();
        for (long uid : inbox.getMessageUids()) {
            present.add(uid);
        }
        mailByUid.getOrDefault(mailbox, Map.of()).entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                store.mark(entry.getValue(), mailbox, EXPUNGED);
            }
            return gone;
        });
    }

    private static String text(Flags flags) {
        return (flags.contains(Flags.Flag.SEEN) ? "seen " : "")
                + (flags.contains(Flags.Flag.ANSWERED) ? "answered " : "")
                + (flags.contains(Flags.Flag.FLAGGED) ? "flagged " : "")
                + (flags.contains(Flags.Flag.DELETED) ? "deleted " : "");
    }

    private static Flags flags(String text) {
        var flags = new Flags();
        for (var word : text.split(" ", -1)) {
            switch (word) {
                case "seen" -> flags.add(Flags.Flag.SEEN);
                case "answered" -> flags.add(Flags.Flag.ANSWERED);
                case "flagged" -> flags.add(Flags.Flag.FLAGGED);
                case "deleted" -> flags.add(Flags.Flag.DELETED);
                default -> {}
            }
        }
        return flags;
    }

    /** GreenMail's server leaves Nagle's algorithm on, and then every answer of two packets waits for a delayed ACK. */
    private static final class Listener extends AbstractServer {
        Listener(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            try {
                client.setTcpNoDelay(true);
            } catch (SocketException e) {
                log.debug("a client left at once: {}", e.getMessage());
            }
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
        }
    }

    /** GreenMail's users and folders, with accounts made on first use by whoever comes first. */
    private final class Mailboxes extends Managers {
        private final UserManager users = new Users(super.getImapHostManager());
        private final Managers scratch = new Managers();
        private final MailFolder scratchInbox;

        Mailboxes() {
            users.setAuthRequired(false);
            try {
                var nobody = scratch.getUserManager().createUser("scratch", "scratch", "scratch");
                scratchInbox = inboxOf(scratch.getImapHostManager(), nobody);
            } catch (UserException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public UserManager getUserManager() {
            return users;
        }

        MailFolder inbox(GreenMailUser user) {
            return inboxOf(getImapHostManager(), user);
        }

        /** Whether GreenMail can answer ENVELOPE and BODYSTRUCTURE for it; some malformed mails are beyond it. */
        synchronized boolean canDescribe(MimeMessage message) {
            try {
                long uid = scratchInbox.appendMessage(message, new Flags(), Date.from(Instant.EPOCH));
                var attributes = scratchInbox.getMessage(uid).getAttributes();
                return isReadable(attributes.getEnvelope(), attributes.getBodyStructure(true));
            } catch (RuntimeException e) {
                return false;
            } finally {
                scratchInbox.deleteAllMessages();
            }
        }
    }

    /** Whether a client can read the description; it breaks off the connection when it can't. */
    private static boolean isReadable(String envelope, String structure) {
        try {
            var line = "* 1 FETCH (ENVELOPE " + envelope + " BODYSTRUCTURE " + structure + ")";
            if (line.chars().anyMatch(c -> c < ' ' || c > '~')) {
                return false;
            }
            var in = new ByteArrayInputStream((line + "\r\n").getBytes(UTF_8));
            var client = new Protocol(
                    in, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), new Properties(), false);
            var read = new FetchResponse(client);
            return read.getItem(ENVELOPE.class) != null && read.getItem(BODYSTRUCTURE.class) != null;
        } catch (IOException | ProtocolException e) {
            return false;
        }
    }

    private final class Users extends UserManager {
        Users(ImapHostManager host) {
            super(host);
        }

        @Override
        public synchronized GreenMailUser createUser(String email, String login, String password) throws UserException {
            var mailbox = Address.mailbox(login);
            var known = getUser(mailbox);
            if (known != null) {
                return known;
            }
            var user = super.createUser(mailbox, mailbox, password);
            var inbox = inboxOf(getImapHostManager(), user);
            inbox.addListener(new Marks(mailbox, inbox));
            return user;
        }

        @Override
        public synchronized boolean test(String login, String password) {
            return super.test(Address.mailbox(login), password);
        }

        @Override
        public GreenMailUser getUser(String login) {
            return super.getUser(Address.mailbox(login));
        }
    }

    private final class Marks implements FolderListener {
        private final String mailbox;
        private final MailFolder inbox;

        Marks(String mailbox, MailFolder inbox) {
            this.mailbox = mailbox;
            this.inbox = inbox;
        }

        @Override
        public void flagsUpdated(int msn, Flags flags, @Nullable Long uid) {
            var uids = inbox.getMessageUids();
            if (msn >= 1 && msn <= uids.length) {
                remember(mailbox, flags, uids[msn - 1]);
            }
        }

        @Override
        public void expunged(int msn) {
            forgetExpunged(mailbox, inbox);
        }

        @Override
        public void added(int msn) {}

        @Override
        public void mailboxDeleted() {}
    }
}

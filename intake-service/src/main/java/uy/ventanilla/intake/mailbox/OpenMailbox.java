package uy.ventanilla.intake.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uy.ventanilla.intake.store.Mailboxes.Place;
import uy.ventanilla.intake.store.Tenants.Mailbox;
import uy.ventanilla.intake.usecase.KeepMail;
import uy.ventanilla.intake.usecase.MailSettings;

/** A connection with the inbox selected. Used by one thread; only the wake-up call of IDLE comes from another. */
final class OpenMailbox implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OpenMailbox.class);
    private static final int BATCH = 50;
    private static final int TRIES = 3;

    private final Mailbox mailbox;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final long largest;

    private OpenMailbox(Mailbox mailbox, IMAPStore store, IMAPFolder folder, long largest) {
        this.mailbox = mailbox;
        this.store = store;
        this.folder = folder;
        this.largest = largest;
    }

    static OpenMailbox connect(Mailbox mailbox, MailSettings settings) throws MessagingException {
        var imap = settings.imap();
        var protocol = imap.tls() ? "imaps" : "imap";
        var properties = new Properties();
        properties.put("mail." + protocol + ".connectiontimeout", "5000");
        // longer than the longest silence of a healthy IDLE, so that a connection that died silently is noticed
        properties.put(
                "mail." + protocol + ".timeout",
                Long.toString(imap.lookEvery().multipliedBy(2).plusSeconds(20).toMillis()));
        properties.put("mail." + protocol + ".writetimeout", "20000");
        properties.put("mail." + protocol + ".peek", "true"); // reading marks nothing: we do, after our commit
        properties.put("mail." + protocol + ".partialfetch", "false");
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        var store = (IMAPStore) Session.getInstance(properties).getStore(protocol);
        try {
            store.connect(imap.host(), imap.port(), mailbox.address(), imap.password());
            var folder = (IMAPFolder) store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            return new OpenMailbox(mailbox, store, folder, settings.largest());
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Keeps every mail that is not kept yet, then marks it as read.
     *
     * @param first whether this connection has not looked before: then also mails that an earlier one kept without getting
     *     to mark them
     */
    void take(Place place, boolean first, KeepMail keep, Map<Long, Integer> failures) throws MessagingException {
        long validity = folder.getUIDValidity();
        var known = place.uidValidity();
        boolean renumbered = known != null && known != validity;
        long last = known == null || renumbered ? 0 : place.lastUid();
        long newest = Math.max(last, folder.getUIDNext() - 1);
        var waiting = new ArrayList<Message>();
        if (first && !renumbered) {
            waiting.addAll(Arrays.asList(folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))));
        }
        if (known != null) {
            // mail read by others before a mailbox was ever ours is their business; later on, all of it is ours
            waiting.addAll(Arrays.asList(folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)));
        }
        var fresh = fresh(waiting, first ? 0 : last);
        for (int from = 0; from < fresh.size(); from += BATCH) {
            var batch = fresh.subList(from, Math.min(from + BATCH, fresh.size()));
            long reached = keepBatch(batch, validity, renumbered, keep, failures);
            last = Math.max(last, reached);
            keep.remember(mailbox.tenant(), mailbox.address(), validity, last);
        }
        if (known == null || renumbered) {
            keep.remember(mailbox.tenant(), mailbox.address(), validity, Math.max(last, newest));
        }
    }

    private List<Message> fresh(List<Message> waiting, long above) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(waiting.toArray(Message[]::new), profile);
        var byUid = new java.util.TreeMap<Long, Message>();
        for (var message : waiting) {
            // asked for "n and above", a server answers with its last message even where that is below n
            long uid = folder.getUID(message);
            if (uid > above) {
                byUid.put(uid, message);
            }
        }
        return new ArrayList<>(byUid.values());
    }

    private long keepBatch(
            List<Message> batch, long validity, boolean renumbered, KeepMail keep, Map<Long, Integer> failures)
            throws MessagingException {
        var kept = new ArrayList<Message>();
        long reached = 0;
        for (var message : batch) {
            long uid = folder.getUID(message);
            try {
                keepOne(message, uid, validity, renumbered, keep);
                kept.add(message);
            } catch (MessageRemovedException e) {
                log.info("a mail was removed before it could be read tenant={} uid={}", mailbox.tenant(), uid);
            } catch (FolderClosedException | StoreClosedException e) {
                throw e;
            } catch (MessagingException | IOException e) {
                if (failures.merge(uid, 1, Integer::sum) < TRIES) {
                    throw new MessagingException("mail " + uid + " could not be read", e);
                }
                // one bad message never stops the mailbox; it stays there unread, and a row tells of it
                log.error("a mail cannot be read and is left alone tenant={} uid={}", mailbox.tenant(), uid, e);
                keep.keep(mailbox.tenant(), mailbox.address(), validity, uid, new byte[0], 0, false, false);
            }
            reached = uid;
        }
        folder.setFlags(kept.toArray(Message[]::new), new Flags(Flags.Flag.SEEN), true);
        return reached;
    }

    private void keepOne(Message message, long uid, long validity, boolean renumbered, KeepMail keep)
            throws MessagingException, IOException {
        long size = message.getSize();
        boolean whole = size <= largest;
        byte[] raw = whole ? bytes((IMAPMessage) message) : headers((IMAPMessage) message);
        keep.keep(
                mailbox.tenant(), mailbox.address(), validity, uid, raw, Math.max(size, raw.length), whole, renumbered);
    }

    private static byte[] bytes(IMAPMessage message) throws MessagingException, IOException {
        try (var in = message.getMimeStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] headers(IMAPMessage message) throws MessagingException {
        var text = new StringBuilder();
        var lines = message.getAllHeaderLines();
        while (lines.hasMoreElements()) {
            text.append(lines.nextElement()).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Returns when the server tells of something, after {@code atMost}, or when {@code stopped}. */
    void waitForNews(Duration atMost, CountDownLatch stopped) throws MessagingException {
        if (!store.hasCapability("IDLE")) {
            pause(stopped, atMost);
            return;
        }
        var told = new CountDownLatch(1);
        Thread.startVirtualThread(() -> wakeUp(told, stopped, atMost));
        try {
            folder.idle(true);
        } finally {
            told.countDown();
        }
    }

    /**
     * Any command ends an IDLE under way: this is also what keeps it well below the 29 minutes of RFC 2177. Asks until it
     * has ended, because the folder sends no command within a second of the server's last word.
     */
    private void wakeUp(CountDownLatch told, CountDownLatch stopped, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (!told.await(200, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() >= deadline || stopped.getCount() == 0) {
                    int count = folder.getMessageCount();
                    log.trace("looked tenant={} messages={}", mailbox.tenant(), count);
                }
            }
        } catch (MessagingException | IllegalStateException e) {
            log.debug("the connection is gone tenant={}", mailbox.tenant(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(CountDownLatch stopped, Duration duration) {
        try {
            boolean stop = stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            log.trace("paused stop={}", stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException e) {
            log.debug("closing failed", e);
        }
    }
}

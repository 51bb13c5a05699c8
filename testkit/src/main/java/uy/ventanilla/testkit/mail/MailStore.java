package uy.ventanilla.testkit.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Every mail as one file, written and synced before anybody hears that it was accepted.
 *
 * <p>A file is the envelope (one line each, then an empty line) followed by the raw bytes, unchanged. It appears under
 * its name by a rename, so a crash leaves either the whole mail or none. What mail clients did to a mail (read, deleted)
 * is an append-only log beside it, the last line for a mail and mailbox counts.
 */
final class MailStore {
    private final Path messages;
    private final Path marksFile;
    private final Clock clock;
    private final ConcurrentSkipListMap<Long, StoredMail> mails = new ConcurrentSkipListMap<>();
    private final Map<String, String> marks = new HashMap<>();
    private final FileChannel marksLog;
    private long lastId;

    MailStore(Path directory, Clock clock) throws IOException {
        this.messages = Files.createDirectories(directory.resolve("messages"));
        this.marksFile = directory.resolve("marks.log");
        this.clock = clock;
        readMails();
        readMarks();
        this.marksLog = FileChannel.open(
                marksFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private void readMails() throws IOException {
        try (var files = Files.newDirectoryStream(messages)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (name.endsWith(".mail")) {
                    var mail = parse(Long.parseLong(name.substring(0, name.length() - 5)), Files.readAllBytes(file));
                    mails.put(mail.id(), mail);
                } else {
                    Files.delete(file); // the rest of a write that a crash cut short: nobody was told it was accepted
                }
            }
        }
        lastId = mails.isEmpty() ? 0 : mails.lastKey();
    }

    private void readMarks() throws IOException {
        if (Files.exists(marksFile)) {
            for (var line : Files.readString(marksFile, UTF_8).split("\n", -1)) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    marks.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
    }

    /** On disk when this returns. */
    synchronized StoredMail store(String sender, List<String> recipients, byte[] raw) {
        long id = lastId + 1;
        var envelope = new StringBuilder()
                .append("at: ")
                .append(clock.instant())
                .append("\nfrom: ")
                .append(sender)
                .append('\n');
        recipients.forEach(
                recipient -> envelope.append("to: ").append(recipient).append('\n'));
        envelope.append('\n');
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(envelope.toString().getBytes(UTF_8));
        whole.writeBytes(raw);
        try {
            var partial = messages.resolve(id + ".partial");
            try (var out = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                var bytes = ByteBuffer.wrap(whole.toByteArray());
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(partial, file(id), StandardCopyOption.ATOMIC_MOVE);
            // The name itself is durable only when its directory is synced too.
            try (var directory = FileChannel.open(messages, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var mail = parse(id, whole.toByteArray());
        lastId = id;
        mails.put(id, mail);
        return mail;
    }

    List<StoredMail> newestFirst() {
        return List.copyOf(mails.descendingMap().values());
    }

    List<StoredMail> oldestFirst() {
        return List.copyOf(mails.values());
    }

    Optional<StoredMail> find(long id) {
        return Optional.ofNullable(mails.get(id));
    }

    byte[] raw(long id) {
        try {
            var whole = Files.readAllBytes(file(id));
            int start = endOfEnvelope(whole);
            return java.util.Arrays.copyOfRange(whole, start, whole.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was last said about the mail in that mailbox; empty when nothing. */
    synchronized String mark(long id, String mailbox) {
        return marks.getOrDefault(id + " " + mailbox, "");
    }

    synchronized void mark(long id, String mailbox, String mark) {
        var key = id + " " + mailbox;
        if (mark.equals(marks.getOrDefault(key, ""))) {
            return;
        }
        marks.put(key, mark);
        try {
            marksLog.write(ByteBuffer.wrap((key + "\t" + mark + "\n").getBytes(UTF_8)));
            marksLog.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(long id) {
        return messages.resolve("%08d.mail".formatted(id));
    }

    private static StoredMail parse(long id, byte[] whole) {
        int start = endOfEnvelope(whole);
        var at = Instant.EPOCH;
        var sender = "";
        var recipients = new ArrayList<String>();
        for (var line : new String(whole, 0, start, UTF_8).split("\n", -1)) {
            if (line.startsWith("at: ")) {
                at = Instant.parse(line.substring(4));
            } else if (line.startsWith("from: ")) {
                sender = line.substring(6);
            } else if (line.startsWith("to: ")) {
                recipients.add(line.substring(4));
            }
        }
        var headers = MailHeaders.of(new String(whole, start, Math.min(whole.length - start, 256 * 1024), ISO_8859_1));
        return new StoredMail(
                id,
                at,
                sender,
                List.copyOf(recipients),
                headers.decoded("Subject"),
                headers.raw("Message-ID").strip(),
                whole.length - start);
    }

    private static int endOfEnvelope(byte[] whole) {
        for (int i = 1; i < whole.length; i++) {
            if (whole[i] == '\n' && whole[i - 1] == '\n') {
                return i + 1;
            }
        }
        return whole.length;
    }
}

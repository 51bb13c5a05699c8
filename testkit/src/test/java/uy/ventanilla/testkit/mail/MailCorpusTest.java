package uy.ventanilla.testkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uy.ventanilla.testkit.server.MailServer;
import uy.ventanilla.testkit.server.Ports;

/** Real and malformed mails of many kinds: each is taken, fetched and shown. */
class MailCorpusTest {
    @TempDir
    Path directory;

    @Test
    void real_and_malformed_mail_is_taken_fetched_and_shown() throws Exception {
        var files = corpora();
        var server = new MailServer(directory, Ports.free(), Ports.free(), Ports.free());
        server.start();
        try {
            server.awaitReady(Duration.ofSeconds(60));
            deliver(server, files);
            assertThat(fetched(server)).isEqualTo(files.size());
            var http = HttpClient.newHttpClient();
            for (int id = 1; id <= files.size(); id++) {
                var page = HttpRequest.newBuilder(URI.create(server.webUrl() + "/mails/" + id))
                        .build();
                assertThat(http.send(page, BodyHandlers.ofString()).statusCode())
                        .as(files.get(id - 1).toString())
                        .isEqualTo(200);
            }
            assertThat(Files.readString(server.log())).doesNotContain("ERROR", "can't be shown");
        } finally {
            server.stop();
        }
    }

    private static List<Path> corpora() throws IOException {
        var root = Path.of(System.getProperty("ventanilla.corpora", "../../shared/corpora"));
        if (!Files.isDirectory(root)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the corpora are missing at " + root.toAbsolutePath());
            }
            System.out.println("ventanilla: skipped: no corpora at " + root);
        }
        assumeTrue(Files.isDirectory(root));
        var files = new ArrayList<>(mails(root.resolve("mail")));
        // Bounces are many and alike: every tenth is enough here.
        var bounces = mails(root.resolve("bounces"));
        for (int i = 0; i < bounces.size(); i += 10) {
            files.add(bounces.get(i));
        }
        assertThat(files).hasSizeGreaterThan(100);
        return files;
    }

    private static List<Path> mails(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            return walk.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    /** As a mail program would send them: CRLF at the end of every line. */
    private static void deliver(MailServer server, List<Path> files) throws IOException {
        try (var smtp = new Smtp(server.port())) {
            smtp.says("EHLO here");
            for (var file : files) {
                var mail = Files.readString(file, StandardCharsets.ISO_8859_1).replaceAll("\r\n|\r|\n", "\r\n");
                assertThat(smtp.sends("", "corpus@expand.example", mail))
                        .as(file.toString())
                        .startsWith("250");
            }
        }
    }

    private static int fetched(MailServer server) throws MessagingException, IOException {
        var properties = new Properties();
        properties.setProperty("mail.imap.peek", "true");
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), "corpus@expand.example", "any");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            var messages = inbox.getMessages();
            var profile = new FetchProfile();
            profile.add(FetchProfile.Item.ENVELOPE);
            profile.add(FetchProfile.Item.CONTENT_INFO);
            inbox.fetch(messages, profile);
            int whole = 0;
            for (var message : messages) {
                var bytes = new ByteArrayOutputStream();
                ((IMAPMessage) message).getMimeStream().transferTo(bytes);
                whole += bytes.size() > 0 ? 1 : 0;
            }
            return whole;
        }
    }
}

package uy.ventanilla.testkit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.server.MailServer;
import uy.ventanilla.testkit.server.Ports;

class MailServerTest {
    @TempDir
    Path directory;

    private MailServer server;

    @BeforeEach
    void start() {
        server = new MailServer(directory, Ports.free(), Ports.free(), Ports.free());
        server.start();
        server.awaitReady(Duration.ofSeconds(40));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void what_was_acknowledged_is_there_after_kill_9_and_what_was_read_stays_read() throws Exception {
        deliver("ana@acme.example", "soporte+t.4711@expand.example", "Subject: Uno\r\n\r\nhola\r\n");
        try (var store = login("Soporte@expand.example");
                var inbox = open(store)) {
            inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
        }
        deliver("ana@acme.example", "soporte@expand.example", "Subject: Dos\r\n\r\nhola\r\n");

        server.kill();
        server.start();
        server.awaitReady(Duration.ofSeconds(40));

        try (var store = login("soporte@expand.example");
                var inbox = open(store)) {
            assertThat(subjects(inbox)).containsExactly("Uno", "Dos");
            assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
            assertThat(inbox.getMessage(2).isSet(Flags.Flag.SEEN)).isFalse();
            assertThat(inbox.getMessage(1).getHeader("Delivered-To")).containsExactly("soporte+t.4711@expand.example");
            assertThat(inbox.getMessage(1).getHeader("Return-Path")).containsExactly("<ana@acme.example>");
        }
    }

    @Test
    void an_idling_client_hears_of_a_new_mail() throws Exception {
        var heard = new CountDownLatch(1);
        try (var store = login("soporte@expand.example");
                var inbox = open(store)) {
            inbox.addMessageCountListener(new jakarta.mail.event.MessageCountAdapter() {
                @Override
                public void messagesAdded(jakarta.mail.event.MessageCountEvent event) {
                    heard.countDown();
                }
            });
            var idler = Thread.ofVirtual().start(() -> {
                try {
                    inbox.idle(true);
                } catch (MessagingException e) {
                    throw new IllegalStateException(e);
                }
            });
            deliver("ana@acme.example", "soporte@expand.example", "Subject: Uno\r\n\r\nhola\r\n");
            assertThat(heard.await(15, TimeUnit.SECONDS)).isTrue();
            idler.join(Duration.ofSeconds(15));
        }
    }

    @Test
    void a_mail_beyond_the_announced_size_is_refused_before_it_is_sent() throws IOException {
        try (var smtp = new Smtp(server.port())) {
            assertThat(smtp.says("EHLO here")).anyMatch(line -> line.contains("SIZE 36700160"));
            assertThat(smtp.says("MAIL FROM:<a@b.example> SIZE=36700161").getLast())
                    .startsWith("552");
        }
    }

    @Test
    void the_nastiest_mail_is_kept_byte_for_byte_and_shown() throws Exception {
        var nasty = List.of(
                "",
                "no header at all",
                "Subject: =?x-nowhere?B?%%%?=\r\nContent-Type: multipart/mixed\r\n\r\n--\r\nnothing",
                "Content-Type: ;;;\r\nFrom: <<<>>>,,@\r\nTo: undisclosed\r\n\r\n\u00e9\u0000\u00ff",
                "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
                "Content-Type: text/html; charset=\"no such\"\r\n\r\n<script>alert(1)</script>",
                ": empty name\r\n folded first line\r\nDate: never\r\n\r\n.\r\n..\r\nend");
        for (var mail : nasty) {
            deliver("", "nasty@expand.example", mail + "\r\n");
        }
        try (var store = login("nasty@expand.example");
                var inbox = open(store)) {
            assertThat(inbox.getMessageCount()).isEqualTo(nasty.size());
            for (var message : inbox.getMessages()) {
                message.getFrom();
                message.getContentType();
                assertThat(message.getInputStream().readAllBytes()).isNotNull();
            }
        }
        for (int id = 1; id <= nasty.size(); id++) {
            assertThat(get("/mails/" + id).statusCode()).isEqualTo(200);
            assertThat(get("/mails/" + id + "/html").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox; default-src 'none'"));
            assertThat(get("/api/mails/" + id).body()).contains("\"id\":" + id);
            var raw = HttpClient.newHttpClient()
                    .send(request("/api/mails/" + id + "/raw"), BodyHandlers.ofByteArray())
                    .body();
            assertThat(new String(raw, StandardCharsets.ISO_8859_1)).isEqualTo(nasty.get(id - 1) + "\r\n");
        }
    }

    @Test
    void a_foreign_host_name_is_not_answered() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.webPort())) {
            socket.getOutputStream()
                    .write("GET /api/mails HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("mails\":");
        }
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(server.webUrl() + path)).build();
    }

    private Store login(String address) throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.imapPort(), address, "any");
        return store;
    }

    private static IMAPFolder open(Store store) throws MessagingException {
        var inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }

    private static List<String> subjects(Folder inbox) throws MessagingException {
        var subjects = new ArrayList<String>();
        for (Message message : inbox.getMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private void deliver(String sender, String recipient, String mail) throws IOException {
        try (var smtp = new Smtp(server.port())) {
            smtp.says("EHLO here");
            assertThat(smtp.sends(sender, recipient, mail)).startsWith("250");
        }
        Await.until(
                "the mail is on the page",
                () -> get("/api/mails?to=" + Address.mailbox(recipient)).body().contains("\"id\""));
    }
}

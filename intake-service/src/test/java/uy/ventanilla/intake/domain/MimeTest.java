package uy.ventanilla.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uy.ventanilla.intake.domain.mail.FileNames;
import uy.ventanilla.intake.domain.mail.IncomingMail;
import uy.ventanilla.intake.domain.mail.MailBody;
import uy.ventanilla.intake.domain.mime.MailAddress;
import uy.ventanilla.intake.domain.mime.MimeReader;

/** Mail as it really is: malformed, in every charset, cut off. */
class MimeTest {
    /** Subject and sender of mails that are hard to read right. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("mimekit/japanese.txt", "日本語メールテスト (testing Japanese emails)|x@x.com"),
            Map.entry("ruby-mail/rfc6532/utf8_headers.eml", "Säying Hello|jdöe@mächine.example"),
            Map.entry("ruby-mail/rfc2822/example10.eml", "|pete@silly.test"),
            Map.entry("ruby-mail/rfc2822/example13.eml", "Saying Hello|jdoe@machine.example"),
            Map.entry("ruby-mail/multi_charset/japanese_iso_2022.eml", "まみむめも|raasdnil@gmail.com"),
            Map.entry("ruby-mail/plain_emails/raw_email.eml", "NOTE: 한국말로 하는 것|jamis@37signals.com"),
            Map.entry(
                    "ruby-mail/error_emails/new_line_in_to_header.eml",
                    "[Online Lead] Online Lead #1111111|l@gcn-example.com"),
            Map.entry(
                    "ruby-mail/error_emails/invalid_subject_characters.eml",
                    "Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro|info@formacaofrenetik.info"),
            Map.entry("ruby-mail/error_emails/multiple_content_types.eml", "Redacted|redacted@flashmail.net"));

    @Test
    void every_mail_of_the_corpora_is_read_and_none_loses_its_words() {
        int read = 0;
        var wordless = new ArrayList<String>();
        for (var set : new String[] {"mail", "bounces"}) {
            for (var file : Corpora.mails(set)) {
                var bytes = Corpora.bytes(file);
                var root = MimeReader.read(bytes);
                var mail = IncomingMail.of(root);
                var body = MailBody.of(root);
                assertThat(mail.subject()).as("%s", file).doesNotContain("\n");
                read++;
                if (body.pieces().isEmpty() && body.files().isEmpty() && bytes.length > 0) {
                    wordless.add(file.toString());
                }
            }
        }
        assertThat(read).isGreaterThan(900);
        assertThat(wordless).isEmpty();
    }

    @Test
    void subjects_and_senders_are_what_their_writers_meant() {
        KNOWN.forEach((name, expected) -> {
            var mail = IncomingMail.of(MimeReader.read(Corpora.bytes(Corpora.path("mail/" + name))));
            var sender = mail.sender();
            assertThat(mail.subject() + "|" + (sender == null ? "" : sender.address()))
                    .as(name)
                    .isEqualTo(expected);
        });
    }

    @Test
    void nothing_that_happens_to_a_mail_on_its_way_makes_reading_it_fail() {
        var random = new Random(42);
        for (var file : Corpora.mails("mail")) {
            var bytes = Corpora.bytes(file);
            for (int round = 0; round < 5 && bytes.length > 0 && bytes.length < 50_000; round++) {
                var damaged = bytes.clone();
                for (int i = 0; i < 20; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                var cut = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
                assertThat(IncomingMail.of(MimeReader.read(cut)).subject()).isNotNull();
                assertThat(MailBody.of(MimeReader.read(damaged)).pieces()).isNotNull();
            }
        }
    }

    @Test
    void labels_mean_what_the_web_means_by_them() {
        assertThat(text("Content-Type: text/plain; charset=iso-8859-1\n\n", new byte[] {(byte) 0x93, 'h', (byte) 0x94}))
                .isEqualTo("“h”");
        assertThat(text("\n", "¿Qué tal?".getBytes(StandardCharsets.UTF_8))).isEqualTo("¿Qué tal?");
        assertThat(text("\n", "¿Qué tal?".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("¿Qué tal?");
        assertThat(text(
                        "Content-Type: text/plain; charset=unicode-1-1-utf-7\n\n",
                        "Ma+APE-ana".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("Mañana");
    }

    private static String text(String head, byte[] body) {
        var start = ("From: a@b.example\n" + head).getBytes(StandardCharsets.US_ASCII);
        var all = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return String.valueOf(
                MailBody.of(MimeReader.read(all)).pieces().getFirst().plain());
    }

    @Test
    void addresses_are_found_in_whatever_surrounds_them() {
        assertThat(MailAddress.list("\"Pérez, Ana\" <Ana@Acme.Example>, (nobody) , undisclosed: ; ,<b@c.example>"))
                .extracting(MailAddress::address)
                .containsExactly("ana@acme.example", "b@c.example");
        assertThat(MailAddress.list("=?utf-8?q?Jos=C3=A9?= <j@x.example>")
                        .getFirst()
                        .name())
                .isEqualTo("José");
        assertThat(MailAddress.list("bugs@acme.example (Bugs Bunny)").getFirst().name())
                .isEqualTo("Bugs Bunny");
        assertThat(MailAddress.list("<>")).isEmpty();
        assertThat(MailAddress.list("Jane Doe")).isEmpty();
        assertThat(new MailAddress("", "soporte+t.7.x@a.example").withoutTag()).isEqualTo("soporte@a.example");
    }

    @Test
    void names_of_files_become_harmless() {
        assertThat(FileNames.clean("../../etc/passwd", "text/plain")).isEqualTo("passwd");
        assertThat(FileNames.clean("C:\\temp\\informe.pdf", "application/pdf")).isEqualTo("informe.pdf");
        assertThat(FileNames.clean("factura\u202Efdp.exe", "application/pdf")).isEqualTo("facturafdp.exe");
        assertThat(FileNames.clean("", "application/pdf")).isEqualTo("adjunto.pdf");
        assertThat(FileNames.clean("ñ".repeat(300) + ".png", "image/png").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(255);
        assertThat(FileNames.clean("ñ".repeat(300) + ".png", "image/png")).endsWith(".png");
    }
}

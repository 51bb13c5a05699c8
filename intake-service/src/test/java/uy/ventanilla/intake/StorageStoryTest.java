package uy.ventanilla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.SecondWall;

/** What is in the database, when, and who may see it. */
@IntakeStory
class StorageStoryTest {
    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private TenantTransactions transactions;

    @Value("${ventanilla.mail.imap.port}")
    private int imapPort;

    @Test
    void a_mail_is_kept_byte_for_byte_before_it_is_marked_as_read() throws Exception {
        var acme = world.desk(SenderPolicy.ENABLED);
        world.mail(
                "x@y.example",
                acme.address(),
                "From: x@y.example\r\nTo: " + acme.address() + "\r\nSubject: ñandú\r\n\r\ncuerpo\r\n");
        var properties = new Properties();
        properties.put("mail.imap.peek", "true");
        var store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", imapPort, acme.address(), "ventanilla");
        var inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        Await.until(
                "the mail is marked as read",
                () -> inbox.getMessageCount() == 1 && inbox.getMessage(1).isSet(Flags.Flag.SEEN));
        var raw = transactions.reading(
                new TenantId(acme.tenant()),
                () -> jdbc.sql("select raw from mails where tenant_id = :tenant")
                        .param("tenant", acme.tenant())
                        .query((rs, _) -> rs.getBytes("raw"))
                        .list());
        assertThat(raw).hasSize(1);
        var out = new java.io.ByteArrayOutputStream();
        try (var in = ((org.eclipse.angus.mail.imap.IMAPMessage) inbox.getMessage(1)).getMimeStream()) {
            in.transferTo(out);
        }
        store.close();
        assertThat(raw.getFirst()).isEqualTo(out.toByteArray());
    }

    @Test
    void no_query_gets_past_the_second_wall() throws Exception {
        var acme = world.desk(SenderPolicy.ENABLED);
        world.mail("x@y.example", acme.address(), "From: x@y.example\r\nSubject: a\r\n\r\nb\r\n");
        world.settled(acme, 1);
        var neighbour = world.desk(SenderPolicy.OPEN);
        world.mail("x@y.example", neighbour.address(), "From: x@y.example\r\nSubject: a\r\n\r\nb\r\n");
        Await.until(
                "both have a mail",
                () -> !world.said(neighbour, "person.wanted").isEmpty());
        new SecondWall(database).mustStandBetween(acme.tenant(), neighbour.tenant());
    }
}

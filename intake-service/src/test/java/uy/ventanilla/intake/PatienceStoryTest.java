package uy.ventanilla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;

/** What becomes of mails whose way is not straight. */
@IntakeStory
class PatienceStoryTest {
    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantTransactions transactions;

    @Test
    void a_mail_over_which_the_service_ends_every_time_is_put_aside() {
        var acme = world.desk(SenderPolicy.ENABLED);
        world.person(acme, "ada@sur.example", Role.CUSTOMER, true);
        keep(acme, 1, 5, OffsetDateTime.now(ZoneOffset.UTC)); // as five tries leave it, none of which came back
        keep(acme, 2, 4, OffsetDateTime.now(ZoneOffset.UTC));

        var kept = world.settled(acme, 2);

        assertThat(kept)
                .filteredOn(mail -> mail.get("outcome").asString().equals("quarantined"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.get("reason").asString()).isEqualTo("failed"));
        assertThat(kept)
                .as("the last try counts too")
                .extracting(mail -> mail.get("outcome").asString())
                .contains("ticket");
    }

    @Test
    void an_account_that_does_not_come_is_asked_for_again() {
        var club = world.desk(SenderPolicy.OPEN);
        world.mail(
                "zoe@casa.example",
                club.address(),
                "From: Zoe <zoe@casa.example>\nTo: " + club.address()
                        + "\nMessage-ID: <z@casa>\nSubject: Hola\n\nNo anda.\n");
        var first = world.hear(club, "person.wanted");
        itsTimeHasCome(club);
        Await.until("asked again", () -> world.said(club, "person.wanted").size() == 2);
        assertThat(world.said(club, "person.wanted"))
                .as("for the same conversation")
                .allSatisfy(wanted -> assertThat(wanted).isEqualTo(first));
        assertThat(world.said(club, "message.received")).isEmpty();

        var zoe = world.person(club, "zoe@casa.example", Role.CUSTOMER, true);

        var heard = world.hear(club, "message.received");
        assertThat(heard.get("conversation").asString())
                .isEqualTo(first.get("conversation").asString());
        assertThat(heard.get("sender").get("person").asString()).isEqualTo(zoe.toString());
        assertThat(world.settled(club, 1).getFirst().get("outcome").asString()).isEqualTo("ticket");
    }

    @Test
    void of_several_waiting_mails_the_oldest_asks_again() {
        var club = world.desk(SenderPolicy.OPEN);
        for (int i = 1; i <= 2; i++) {
            world.mail(
                    "zoe@casa.example",
                    club.address(),
                    "From: Zoe <zoe@casa.example>\nTo: " + club.address() + "\nMessage-ID: <z" + i
                            + "@casa>\nSubject: Hola\n\nNo anda " + i + ".\n");
            int n = i;
            Await.until("it waits", () -> outcomes(club).equals(java.util.Collections.nCopies(n, "waiting")));
        }
        assertThat(world.said(club, "person.wanted")).hasSize(1);

        // the first one's time comes while the second has still long to wait
        transactions.run(new TenantId(club.tenant()), () -> jdbc.sql("""
                        update mails set next_try_at = now() where outcome is null
                            and received_at = (select min(received_at) from mails)
                        """).update());

        Await.until("asked again", () -> world.said(club, "person.wanted").size() == 2);
    }

    @Test
    void an_older_word_of_a_person_heard_late_changes_nothing() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var id = UUID.randomUUID();
        world.tell(acme.tenant(), id.toString(), person(id, true), 3);
        world.tell(acme.tenant(), id.toString(), person(id, false), 2);
        Await.until("the tenant and both words are heard", () -> count(acme, "inbox") == 3);

        world.mail(
                "ada@sur.example",
                acme.address(),
                "From: ada@sur.example\nTo: " + acme.address() + "\nSubject: Hola\n\nNo anda.\n");

        assertThat(world.settled(acme, 1).getFirst().get("outcome").asString()).isEqualTo("ticket");
    }

    @Test
    void the_list_of_mails_is_whole_where_many_came_at_once() {
        var acme = world.desk(SenderPolicy.ENABLED);
        world.person(acme, "ada@sur.example", Role.CUSTOMER, true);
        var at = OffsetDateTime.now(ZoneOffset.UTC);
        for (int uid = 1; uid <= 5; uid++) {
            keep(acme, uid, 0, at);
        }
        world.settled(acme, 5);
        var token = Keys.token(acme.tenant(), UUID.randomUUID(), "agent");
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = world.json(world.get("/intake/mails?limit=2" + next, token));
            page.get("items").forEach(mail -> seen.add(mail.get("id").asString()));
            next = page.path("next").asString("");
            next = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!next.isEmpty());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        for (var bad : List.of("yesterday", "-2026-01-01T00:00:00Z_" + new UUID(0, 0))) {
            assertThat(world.get("/intake/mails?cursor=" + bad, token).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    private static PersonChanged person(UUID id, boolean mayMail) {
        return new PersonChanged(
                id,
                "ada@sur.example",
                "Ada",
                Role.CUSTOMER,
                null,
                List.of(),
                List.of(),
                true,
                mayMail,
                false,
                false,
                "es");
    }

    private long count(World.Desk desk, String table) {
        return transactions.reading(
                new TenantId(desk.tenant()),
                () -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single());
    }

    /** A mail as it lies in the database, after so many tries. */
    private void keep(World.Desk desk, int uid, int tries, OffsetDateTime at) {
        var raw =
                "From: Ada <ada@sur.example>\r\nTo: %s\r\nMessage-ID: <%d@sur>\r\nSubject: Hola\r\n\r\nNo anda %d.\r\n"
                        .formatted(desk.address(), uid, uid);
        Await.until("the desk and its people are known", () -> count(desk, "people") > 0);
        transactions.run(
                new TenantId(desk.tenant()),
                () -> jdbc.sql("""
                        insert into mails (tenant_id, id, mailbox, uid_validity, uid, sha256, raw, size, whole, received_at,
                            next_try_at, tries)
                        values (:tenant, :id, :mailbox, 7, :uid, :hash, :raw, 100, true, :at, now(), :tries)
                        """)
                        .param("tenant", desk.tenant())
                        .param("id", UUID.randomUUID())
                        .param("mailbox", desk.address())
                        .param("uid", uid)
                        .param("hash", "hash" + uid)
                        .param("raw", raw.getBytes(StandardCharsets.US_ASCII))
                        .param("at", at)
                        .param("tries", tries)
                        .update());
    }

    private List<String> outcomes(World.Desk desk) {
        return world.kept(desk).stream()
                .map(mail -> mail.get("outcome").asString())
                .toList();
    }

    private void itsTimeHasCome(World.Desk desk) {
        Await.until("the mail waits", () -> List.of("waiting").equals(outcomes(desk)));
        transactions.run(
                new TenantId(desk.tenant()),
                () -> jdbc.sql("update mails set next_try_at = now() where outcome is null")
                        .update());
    }
}

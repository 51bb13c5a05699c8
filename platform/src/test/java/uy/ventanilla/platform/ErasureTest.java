package uy.ventanilla.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.test.context.ContextConfiguration;
import uy.ventanilla.platform.messaging.Inbox;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.Erased;
import uy.ventanilla.platform.tenancy.Standing;
import uy.ventanilla.platform.tenancy.Standings;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.ServersInitializer;

/** A tenant is forgotten: its rows, its shelves, what comes late; and nobody else's. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ventanilla.erasure.look-every=100ms", "ventanilla.erasure.settle=1s"})
@ContextConfiguration(initializers = ServersInitializer.class)
class ErasureTest {
    private final TenantId acme = new TenantId(UUID.randomUUID());
    private final TenantId neighbour = new TenantId(UUID.randomUUID());

    @Autowired
    private TenantTransactions transactions;

    @Autowired
    private Standings standings;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlumbingApplication.Shelf shelf;

    @Test
    void every_row_and_every_belonging_goes_and_is_counted_and_the_neighbours_stay() {
        for (var tenant : List.of(acme, neighbour)) {
            transactions.run(tenant, () -> {
                note(tenant, "first", true);
                note(tenant, "second", false);
            });
            shelf.put(tenant, 3);
        }
        hear(acme, Standing.ERASED, 1);

        assertThat(erased(acme).counts()).isEqualTo(Map.of("note", 2L, "remark", 1L, "boxes on the shelf", 3L));
        assertThat(notes(acme)).isEmpty();
        assertThat(notes(neighbour)).hasSize(2);
        assertThat(shelf.of(neighbour)).isEqualTo(3);
    }

    @Test
    void an_event_that_comes_after_the_erasure_leaves_no_trace() {
        hear(acme, Standing.ERASED, 1);
        erased(acme);
        for (var tenant : List.of(acme, neighbour)) {
            inbox.once("notes", event(tenant), _ -> note(tenant, "heard", false));
        }
        assertThat(notes(acme)).isEmpty();
        assertThat(notes(neighbour)).containsExactly("heard");
    }

    @Test
    void an_event_on_its_way_out_goes_out_before_the_tenant_counts_as_erased() {
        transactions.run(acme, () -> {
            standings.hear(acme, Standing.ERASED, 1);
            say(acme, "farewell");
        });
        erased(acme);
        assertThat(transactions.acrossTenants(() -> jdbc.sql("select count(*) from outbox where tenant_id = :tenant")
                        .param("tenant", acme.value())
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void a_key_that_is_forgotten_disturbs_no_listener() {
        transactions.run(acme, () -> {
            outbox.forget(acme, "notes", List.of("one", "two"));
            say(acme, "after them");
        });
        Await.until("what came after is written", () -> notes(acme).equals(List.of("after them")));
    }

    @Test
    void an_older_word_changes_nothing_and_no_word_brings_an_erased_tenant_back() {
        hear(acme, Standing.SUSPENDED, 2);
        hear(acme, Standing.ACTIVE, 1);
        assertThat(standing(acme)).isEqualTo(Standing.SUSPENDED);
        hear(acme, Standing.ACTIVE, 3);
        assertThat(standing(acme)).isEqualTo(Standing.ACTIVE);
        hear(acme, Standing.ERASED, 4);
        hear(acme, Standing.ACTIVE, 5);
        assertThat(standing(acme)).isEqualTo(Standing.ERASED);
    }

    @Test
    void rows_of_a_tenant_that_is_not_erased_cannot_be_deleted_this_way() {
        transactions.run(acme, () -> note(acme, "ours", false));
        hear(acme, Standing.SUSPENDED, 1);
        assertThatThrownBy(() -> transactions.in(
                        acme,
                        () -> jdbc.sql("select erase_rows('note', 10)")
                                .query(Long.class)
                                .single()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is not to be erased");
        assertThat(notes(acme)).containsExactly("ours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Soy Ana Núñez.                         | ana@acme.example   | Ana Núñez    | Soy Nadie.",
                "Ana  Núñez, ANA NÚÑEZ, Mariana Núñez   | ana@acme.example   | Ana Núñez    | Nadie, ANA NÚÑEZ, Mariana Núñez",
                "ANA@acme.example, bana@acme.example    | ana@acme.example   | Ana Núñez    | x@y, bana@acme.example",
                "ana@acme.example.uy b.ana@acme.example | ana@acme.example   | Ana Núñez    | ana@acme.example.uy b.ana@acme.example",
                "ana@acme.example.                      | ana@acme.example   | Ana Núñez    | x@y.",
                "anaXacme.example                       | ana@acme.example   | Ana Núñez    | anaXacme.example",
                "la rosa de Rosa                        | rosa@acme.example  | Rosa         | la rosa de Rosa",
                "O'Brien (Ops) [a.b*c] wrote            | o@acme.example     | O'Brien (Ops) [a.b*c] | Nadie wrote",
                "<a+b@acme.example>                     | a+b@acme.example   | 7            | <x@y>",
                "nothing without a name 2026            | o@acme.example     | ''           | nothing without a name 2026"
            })
    void a_persons_name_and_address_are_replaced_as_whole_words(
            String words, String address, String name, String expected) {
        assertThat(jdbc.sql("select without_person(:words, :address, :name, 'x@y', 'Nadie')")
                        .param("words", words)
                        .param("address", address)
                        .param("name", name.equals("''") ? "" : name)
                        .query(String.class)
                        .single())
                .isEqualTo(expected);
    }

    @Test
    void of_an_object_of_texts_only_the_texts_change() {
        assertThat(jdbc.sql("""
                        select values_without_person(
                            '{"Ana Núñez": "Gracias,\\nAna Núñez", "n": 7, "list": ["Ana Núñez"], "ok": true}',
                            'ana@acme.example', 'Ana Núñez', 'x@y', 'Nadie')::text
                        """).query(String.class).single())
                .isEqualTo("{\"n\": 7, \"ok\": true, \"list\": [\"Ana Núñez\"], \"Ana Núñez\": \"Gracias,\\nNadie\"}");
    }

    @Test
    void only_guarded_tables_are_erased() {
        hear(acme, Standing.ERASED, 1);
        assertThatThrownBy(() -> transactions.in(
                        acme,
                        () -> jdbc.sql("select erase_rows('flyway_schema_history', 10)")
                                .query(Long.class)
                                .single()))
                .hasMessageContaining("is no guarded table");
    }

    private void hear(TenantId tenant, Standing standing, long sequence) {
        transactions.run(tenant, () -> standings.hear(tenant, standing, sequence));
    }

    private Standing standing(TenantId tenant) {
        return transactions.reading(tenant, () -> standings.of(tenant));
    }

    private Erased erased(TenantId tenant) {
        Await.until(
                "the tenant is erased",
                () -> transactions
                        .reading(tenant, () -> standings.erased(tenant))
                        .isPresent());
        return transactions.reading(tenant, () -> standings.erased(tenant)).orElseThrow();
    }

    private void note(TenantId tenant, String text, boolean remarked) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into note (tenant_id, id, text) values (:tenant, :id, :text)")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("text", text)
                .update();
        if (remarked) {
            jdbc.sql("insert into remark (tenant_id, id, note) values (:tenant, :remark, :note)")
                    .param("tenant", tenant.value())
                    .param("remark", UUID.randomUUID())
                    .param("note", id)
                    .update();
        }
    }

    private void say(TenantId tenant, String text) {
        outbox.say(tenant, new Outgoing("notes", "note.said", "one", "one", 0, new PlumbingApplication.Noted(text)));
    }

    private static Message<byte[]> event(TenantId tenant) {
        return MessageBuilder.withPayload(new byte[0])
                .setHeader("ce_id", UUID.randomUUID().toString())
                .setHeader("ce_type", "note.said")
                .setHeader("ce_tenantid", tenant.toString())
                .setHeader("ce_subject", "note")
                .setHeader("ce_sequence", "1")
                .setHeader("ce_time", "2026-11-02T12:00:00Z")
                .build();
    }

    private List<String> notes(TenantId tenant) {
        return transactions.reading(
                tenant,
                () -> jdbc.sql("select text from note where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .list());
    }
}

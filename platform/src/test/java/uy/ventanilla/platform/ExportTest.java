package uy.ventanilla.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import uy.ventanilla.platform.export.Exporter;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.ServersInitializer;

/** What a service gives of a tenant: all of it, however much, and nobody else's. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "ventanilla.security.open=/open/**")
@ContextConfiguration(initializers = ServersInitializer.class)
class ExportTest {
    private final TenantId acme = new TenantId(UUID.randomUUID());
    private final TenantId neighbour = new TenantId(UUID.randomUUID());

    @Autowired
    private Exporter exporter;

    @Autowired
    private TenantTransactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @Test
    void all_rows_are_given_and_no_neighbours() throws IOException {
        notes(acme, 2_500);
        notes(neighbour, 3);

        var all = written(acme, null);

        assertThat(all.get("notes.jsonl").lines()).hasSize(2_500).contains("{\"text\" : \"note 2500 de ñandú\"}");
        assertThat(all.keySet().stream().filter(name -> name.startsWith("notes/")))
                .hasSize(2_500);
        assertThat(written(neighbour, null).get("notes.jsonl").lines()).hasSize(3);
    }

    @Test
    void of_one_person_only_theirs_is_given_and_nothing_that_is_nobodys() throws IOException {
        notes(acme, 5);
        var one = transactions.reading(
                acme,
                () -> jdbc.sql("select id from note limit 1").query(UUID.class).single());

        var theirs = written(acme, one);

        assertThat(theirs).containsOnlyKeys("notes.jsonl");
        assertThat(theirs.get("notes.jsonl").lines()).hasSize(1);
    }

    private void notes(TenantId tenant, int count) {
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                        insert into note (tenant_id, id, text)
                        select :tenant, gen_random_uuid(), 'note ' || n || ' de ñandú' from generate_series(1, :count) n
                        """)
                        .param("tenant", tenant.value())
                        .param("count", count)
                        .update());
    }

    private Map<String, String> written(TenantId tenant, @Nullable UUID person) throws IOException {
        var file = folder.resolve(UUID.randomUUID() + ".zip");
        exporter.write(tenant, person, file);
        var entries = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}

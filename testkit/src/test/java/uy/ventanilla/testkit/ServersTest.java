package uy.ventanilla.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ServersTest {
    private final Servers servers = Servers.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_service_user_reads_and_writes_but_neither_owns_nor_escapes_row_security() throws SQLException {
        var database = TestDatabase.create("ticket-service");
        try (var owner = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute("create table note (tenant text, body text)");
            statement.execute("alter table note enable row level security");
            statement.execute("create policy own on note using (tenant = current_setting('app.tenant', true))");
        }
        try (var app = DriverManager.getConnection(database.url(), database.app(), database.appPassword());
                var statement = app.createStatement()) {
            statement.execute("set app.tenant = 'expand'");
            statement.execute("insert into note values ('expand', 'hola')");
            assertThatThrownBy(() -> statement.execute("insert into note values ('exosound', 'hola')"))
                    .hasMessageContaining("row-level security");
            assertThatThrownBy(() -> statement.execute("alter table note disable row level security"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("create table mine (a int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void tests_trade_durability_for_speed() throws SQLException {
        var postgres = servers.postgres();
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var result = connection.createStatement().executeQuery("show fsync")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("off");
        }
    }

    @Test
    void elasticsearch_knows_spanish_by_the_standard_names() throws IOException, InterruptedException {
        put("/kb-test", """
                {"settings":{"analysis":{
                  "filter":{"stop_es":{"type":"stop","stopwords":"_spanish_"},
                            "stem_es":{"type":"stemmer","language":"light_spanish"}},
                  "analyzer":{"text_es":{"tokenizer":"standard","char_filter":["html_strip"],
                              "filter":["lowercase","stop_es","stem_es","asciifolding"]},
                              "prefix":{"tokenizer":"standard","filter":["lowercase","asciifolding"]}},
                  "normalizer":{"plain":{"type":"custom","filter":["lowercase","asciifolding"]}}}},
                 "mappings":{"properties":{
                  "title":{"type":"text","analyzer":"text_es","fields":{"spanish":{"type":"text","analyzer":"spanish"}}},
                  "author":{"type":"keyword","normalizer":"plain"}}}}
                """);
        put("/kb-test/_doc/1?refresh=true", """
                {"title":"<p>Cómo instalar las actualizaciones</p>","author":"José Núñez"}
                """);

        var byStem = search("""
                {"query":{"match":{"title":"ACTUALIZACIÓN"}},"highlight":{"fields":{"title":{}}}}
                """);
        assertThat(byStem).contains("<em>actualizaciones</em>");
        assertThat(search("{\"query\":{\"match\":{\"title.spanish\":\"actualizacion\"}}}"))
                .contains("\"total\":{\"value\":1");
        assertThat(search("{\"query\":{\"term\":{\"author\":\"jose nunez\"}}}")).contains("\"total\":{\"value\":1");
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(servers.elasticsearch() + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    }

    private String search(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(servers.elasticsearch() + "/kb-test/_search"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}

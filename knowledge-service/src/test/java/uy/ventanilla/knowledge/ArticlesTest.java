package uy.ventanilla.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.SecondWall;
import uy.ventanilla.testkit.TopicReader;

@KnowledgeServiceTest
class ArticlesTest {
    @LocalServerPort
    private int port;

    @Value("${spring.kafka.bootstrap-servers}")
    private String kafka;

    @Value("${ventanilla.topic-prefix}")
    private String prefix;

    @Autowired
    private DataSource database;

    private Desk desk;

    @BeforeEach
    void a_new_tenant() {
        desk = Desk.ofNewTenant(port);
    }

    @Test
    void a_draft_is_seen_by_staff_alone_until_it_is_published() {
        var slug = desk.drafts("Cómo ingresar un ticket", "Escriba a *soporte*.", "tickets");
        assertThat(slug).isEqualTo("como-ingresar-un-ticket");
        assertThat(desk.get("/api/articles/" + slug).is(200).at("/body")).isEqualTo("Escriba a *soporte*.");
        desk.asStranger().get("/api/articles/" + slug).is(404);
        desk.asCustomer().get("/api/articles/" + slug).is(404);
        assertThat(desk.asStranger().get("/api/articles").is(200).body().at("/items"))
                .isEmpty();

        desk.post("/api/articles/" + slug + "/publication", "").is(200);
        var seen = desk.asStranger().get("/api/articles/" + slug).is(200);
        assertThat(seen.at("/html")).isEqualTo("<p>Escriba a <em>soporte</em>.</p>\n");
        assertThat(seen.at("/author")).isEqualTo("Tania Técnica");
        assertThat(seen.body().has("body")).isFalse();
        assertThat(desk.asStranger().get("/api/articles").is(200).at("/items/0/slug"))
                .isEqualTo(slug);

        desk.delete("/api/articles/" + slug + "/publication").is(200);
        desk.asStranger().get("/api/articles/" + slug).is(404);
    }

    @Test
    void only_staff_and_integrators_allowed_to_may_write() {
        var article = Desk.article("Un título", "Un texto");
        assertThat(desk.asStranger().post("/api/articles", article).is(401).at("/type"))
                .isEqualTo("urn:ventanilla:problem:unauthorized");
        assertThat(desk.asCustomer().post("/api/articles", article).is(403).at("/type"))
                .isEqualTo("urn:ventanilla:problem:forbidden");
        desk.asIntegrator("tickets:read").post("/api/articles", article).is(401);
        desk.asIntegrator("articles:write").post("/api/articles", article).is(201);
        assertThat(desk.asCustomer()
                        .get("/api/articles/un-titulo/versions")
                        .is(403)
                        .at("/detail"))
                .contains("agent");
    }

    @Test
    void an_edit_is_read_at_once_and_every_version_is_kept() {
        var slug = desk.publishes("Actualizar el firmware", "Versión 2.1");
        var before = desk.get("/api/articles/" + slug);
        desk.put("/api/articles/" + slug, Desk.article("Actualizar el firmware", "Versión 2.2"))
                .is(200);
        var after = desk.asStranger().get("/api/articles/" + slug).is(200);
        assertThat(after.at("/html")).contains("2.2");
        assertThat(after.at("/updatedAt")).isGreaterThan(before.at("/updatedAt"));
        assertThat(after.body().path("version").asInt()).isEqualTo(2);
        assertThat(desk.get("/api/articles/" + slug + "/versions")
                        .is(200)
                        .body()
                        .at("/items"))
                .hasSize(2);
    }

    @Test
    void an_edit_of_what_somebody_changed_meanwhile_is_refused() {
        var slug = desk.drafts("Garantía", "Doce meses.");
        var tag = desk.get("/api/articles/" + slug).header("ETag");
        desk.put("/api/articles/" + slug, Desk.article("Garantía", "Seis meses."), "If-Match", tag)
                .is(200);
        assertThat(desk.put("/api/articles/" + slug, Desk.article("Garantía", "Un año."), "If-Match", tag)
                        .is(412)
                        .at("/type"))
                .isEqualTo("urn:ventanilla:problem:changed");
    }

    @Test
    void putting_the_same_text_twice_writes_it_once() {
        var article = Desk.article("Activar la cuenta", "Siga el enlace.", "cuenta");
        desk.put("/api/articles/activar-la-cuenta", article).is(200);
        var again = desk.put("/api/articles/activar-la-cuenta", article).is(200);
        assertThat(again.body().path("version").asInt()).isEqualTo(1);
        desk.put("/api/articles/No%20es%20slug", article).is(400);
    }

    @Test
    void articles_of_the_same_title_get_numbered_addresses() {
        assertThat(List.of(desk.drafts("Avisos", "uno"), desk.drafts("¡Avisos!", "dos"), desk.drafts("avisos", "tres")))
                .containsExactly("avisos", "avisos-2", "avisos-3");
    }

    @Test
    void every_mistake_is_named_at_once() {
        var answer = desk.post("/api/articles", "{\"title\":\" \",\"language\":\"xx\"}")
                .is(400);
        assertThat(answer.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactly("/title", "/body", "/language");
    }

    @Test
    void the_list_goes_on_where_it_stopped() {
        for (int n = 1; n <= 5; n++) {
            desk.publishes("Artículo " + n, "texto");
        }
        var seen = new ArrayList<String>();
        var path = "/api/articles?limit=2";
        do {
            var page = desk.asStranger().get(path).is(200);
            page.body().at("/items").forEach(item -> seen.add(item.path("slug").asString()));
            path = page.body().has("next") ? "/api/articles?limit=2&cursor=" + page.at("/next") : "";
        } while (!path.isEmpty());
        assertThat(seen).containsExactly("articulo-5", "articulo-4", "articulo-3", "articulo-2", "articulo-1");
        desk.get("/api/articles?cursor=nonsense").is(400);
    }

    @Test
    void a_neighbour_neither_sees_nor_changes_anything() {
        var slug = desk.publishes("Código de acceso prioritario", "Está en su contrato.");
        var neighbour = Desk.ofNewTenant(port);
        assertThat(neighbour.get("/api/articles").is(200).body().at("/items")).isEmpty();
        neighbour.get("/api/articles/" + slug).is(404);
        neighbour.get("/api/articles/" + slug + "/versions").is(404);
        neighbour.post("/api/articles/" + slug + "/publication", "").is(404);
        neighbour.delete("/api/articles/" + slug + "/publication").is(404);
        neighbour.put("/api/articles/" + slug, Desk.article("Mío", "ahora")).is(200); // an article of its own
        assertThat(desk.asStranger().get("/api/articles/" + slug).is(200).at("/title"))
                .isEqualTo("Código de acceso prioritario");
    }

    @Test
    void publication_is_announced_once_each_time_in_order() {
        var slug = desk.publishes("Anuncio", "uno", "avisos");
        desk.post("/api/articles/" + slug + "/publication", "").is(200);
        desk.put("/api/articles/" + slug, Desk.article("Anuncio", "dos", "avisos"))
                .is(200);
        desk.delete("/api/articles/" + slug + "/publication").is(200);
        try (var knowledge = new TopicReader(kafka, prefix + "knowledge")) {
            Await.until("three events", () -> knowledge.about(desk.tenant()).size() >= 3);
            var heard = knowledge.about(desk.tenant());
            assertThat(heard)
                    .extracting(TopicReader.Said::type)
                    .containsExactly("article.published", "article.published", "article.withdrawn");
            assertThat(heard).extracting(TopicReader.Said::sequence).isSorted();
            assertThat(heard.get(1).data()).contains("\"version\":2", "\"tags\":[\"avisos\"]", "\"slug\":\"anuncio\"");
        }
    }

    @Test
    void no_query_gets_past_the_second_wall() throws Exception {
        desk.publishes("Un anuncio", "Nuestro.");
        var neighbour = Desk.ofNewTenant(port);
        neighbour.publishes("Otro anuncio", "Suyo.");
        new SecondWall(database).mustStandBetween(desk.tenant(), neighbour.tenant());
    }
}

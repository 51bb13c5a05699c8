package uy.ventanilla.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import uy.ventanilla.testkit.Await;

@KnowledgeServiceTest
class SearchTest {
    @LocalServerPort
    private int port;

    private Desk desk;
    private Desk reader;

    @BeforeEach
    void a_new_tenant() {
        desk = Desk.ofNewTenant(port);
        reader = desk.asStranger();
    }

    @Test
    void an_article_is_found_by_its_title_its_text_or_its_tags() {
        var byTitle = desk.publishes("Configurar la cámara", "Siga estos pasos.");
        var byText = desk.publishes("Primeros pasos", "Conecte la cámara al puerto USB.");
        var byTag = desk.publishes("Accesorios", "Lista de precios.", "cámara");
        soon(() -> assertThat(reader.finds("camara")).containsExactlyInAnyOrder(byTitle, byText, byTag));
        assertThat(reader.finds("CÁMARAS")).containsExactlyInAnyOrder(byTitle, byText, byTag);
        assertThat(reader.finds("camara").getFirst()).isEqualTo(byTitle);
        assertThat(reader.finds("bicicleta")).isEmpty();
        assertThat(reader.finds("  ")).isEmpty();
    }

    @Test
    void accents_and_inflection_do_not_matter_and_hits_are_marked_as_written() {
        var slug = desk.publishes("Actualizaciones del firmware", "Las actualizaciones corrigen errores de sesión.");
        soon(() -> assertThat(reader.finds("actualizacion")).containsExactly(slug));
        assertThat(reader.finds("ACTUALIZACIÓN")).containsExactly(slug);
        assertThat(reader.finds("sesiones")).containsExactly(slug);
        var hit = reader.firstHit("actualizacion");
        assertThat(hit.path("titleHtml").asString()).isEqualTo("<mark>Actualizaciones</mark> del firmware");
        assertThat(hit.path("excerptHtml").asString()).contains("Las <mark>actualizaciones</mark> corrigen");
        assertThat(hit.path("title").asString()).isEqualTo("Actualizaciones del firmware");
    }

    @Test
    void a_slip_of_the_keyboard_does_little() {
        var slug = desk.publishes("Garantía del televisor", "Doce meses.");
        soon(() -> assertThat(reader.finds("televisro")).containsExactly(slug));
    }

    @Test
    void nothing_an_author_writes_gets_into_a_page_as_html() {
        desk.publishes("Usar <b>negrita</b> & \"comillas\"", "Texto con `<script>alert(1)</script>` dentro.");
        soon(() -> assertThat(reader.finds("negrita")).hasSize(1));
        var hit = reader.firstHit("negrita");
        assertThat(hit.path("titleHtml").asString())
                .contains("&lt;b&gt;<mark>negrita</mark>")
                .doesNotContain("<b>");
        assertThat(hit.path("excerptHtml").asString()).doesNotContain("<script").contains("&lt;script");
        assertThat(reader.firstHit("comillas").path("excerptHtml").asString()).doesNotContain("<script");
        assertThat(reader.firstHit("alert").path("titleHtml").asString()).doesNotContain("<b>");
    }

    @Test
    void drafts_and_withdrawn_articles_are_never_found() {
        var shown = desk.publishes("Impresora fiscal", "Se conecta por USB.");
        var withdrawn = desk.publishes("Impresora vieja", "Ya no se vende.");
        desk.drafts("Impresora secreta", "Aún no.");
        soon(() -> assertThat(reader.finds("impresora")).contains(shown, withdrawn));
        desk.delete("/api/articles/" + withdrawn + "/publication").is(200);
        soon(() -> assertThat(reader.finds("impresora")).containsExactly(shown));
        assertThat(desk.finds("impresora secreta")).containsExactly(shown);
    }

    @Test
    void an_edit_is_searchable_within_seconds() {
        var slug = desk.publishes("Aviso", "El servicio funciona.");
        soon(() -> assertThat(reader.finds("funciona")).containsExactly(slug));
        desk.put("/api/articles/" + slug, Desk.article("Aviso", "Mantenimiento programado."))
                .is(200);
        Await.within(java.time.Duration.ofSeconds(5))
                .asserted(
                        "the edit is found",
                        () -> assertThat(reader.finds("mantenimiento")).containsExactly(slug));
        assertThat(reader.finds("funciona")).isEmpty();
    }

    @Test
    void a_neighbours_articles_are_never_found() {
        var neighbour = Desk.ofNewTenant(port);
        var theirs = neighbour.publishes("Facturación electrónica", "De ellos.");
        var ours = desk.publishes("Facturación mensual", "Nuestra.");
        soon(() -> {
            assertThat(neighbour.finds("facturacion")).containsExactly(theirs);
            assertThat(reader.finds("facturacion")).containsExactly(ours);
        });
        assertThat(reader.suggests("factura")).containsExactly(ours);
    }

    @Test
    void articles_are_suggested_while_the_subject_is_typed() {
        var slug = desk.publishes("Restablecer la contraseña", "Use el enlace del portal.");
        desk.publishes("Horarios de atención", "De lunes a viernes.");
        soon(() -> assertThat(reader.suggests("restab")).containsExactly(slug));
        assertThat(reader.suggests("olvidé mi contrase").getFirst()).isEqualTo(slug);
        assertThat(reader.suggests("re")).isEmpty();
    }

    @Test
    void while_elasticsearch_is_away_articles_are_read_and_written_and_nothing_is_lost() {
        var before = desk.publishes("Antes del corte", "Texto.");
        soon(() -> assertThat(reader.finds("corte")).containsExactly(before));
        String during;
        Surroundings.elasticsearch().shut();
        try {
            var answer = reader.get("/api/articles/search?q=corte").is(503);
            assertThat(answer.at("/type")).isEqualTo("urn:ventanilla:problem:search-away");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            during = desk.publishes("Durante el corte", "Texto.");
            reader.get("/api/articles/" + during).is(200);
            reader.get("/actuator/health/readiness").is(200);
            reader.get("/actuator/health/search").is(503);
        } finally {
            Surroundings.elasticsearch().open();
        }
        soon(() -> assertThat(reader.finds("corte")).containsExactlyInAnyOrder(before, during));
        soon(() -> reader.get("/actuator/health/search").is(200));
    }

    private static void soon(Await.Assertions assertions) {
        Await.untilAsserted("the search", assertions);
    }
}

package uy.ventanilla.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Cómo ingresar un ticket, como-ingresar-un-ticket",
        "'  ¿Qué es «24x7»?  ', que-es-24x7",
        "AÑO NUEVO, ano-nuevo",
        "日本, articulo",
        "a--b, a-b"
    })
    void a_title_becomes_words_of_plain_letters(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
        assertThat(Slug.isOne(Slug.of(title))).isTrue();
    }

    @Test
    void a_long_title_is_cut_at_a_word() {
        var slug = Slug.of("palabra ".repeat(20));
        assertThat(slug).hasSizeLessThanOrEqualTo(80).endsWith("-palabra");
        assertThat(Slug.of("x".repeat(200))).hasSize(80);
    }

    @ParameterizedTest
    @CsvSource({"Ticket", "-a", "a-", "a--b", "a/b", "''"})
    void anything_else_is_none(String text) {
        assertThat(Slug.isOne(text)).isFalse();
    }
}

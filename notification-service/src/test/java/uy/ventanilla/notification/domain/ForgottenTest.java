package uy.ventanilla.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same texts as in platform's database function. */
class ForgottenTest {
    private static final UUID ANA = UUID.randomUUID();

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
    void name_and_address_give_way_as_whole_words(String words, String address, String name, String expected) {
        var nameless = name.equals("''") ? "" : name;
        assertThat(new Forgotten(ANA, address, nameless, "x@y", "Nadie", false).in(words))
                .isEqualTo(expected);
    }

    @Test
    void files_are_named_no_more_where_they_go_too_and_they_are_theirs() {
        var ana = new Forgotten(ANA, "ana@acme.example", "Ana Núñez", "x@y", "Nadie", true);
        assertThat(ana.in(with(ANA)).files()).isEmpty();
        assertThat(ana.in(with(UUID.randomUUID())).files()).containsExactly("factura.pdf");
    }

    private static Words with(UUID author) {
        var said = new Actor(Actor.Kind.CUSTOMER, author, "Quien sea");
        return new Words(said, "Va adjunta", List.of("factura.pdf"), false, false, Instant.EPOCH, null);
    }

    @Test
    void in_a_signature_too_and_nobody_else_is_touched() {
        var ana = new Forgotten(ANA, "ana@acme.example", "Ana Núñez", "x@y", "Nadie", false);
        var hers = new Words(
                new Actor(Actor.Kind.CUSTOMER, ANA, "Ana Núñez"),
                "Gracias,\nAna Núñez",
                List.of("factura.pdf"),
                false,
                false,
                Instant.EPOCH,
                null);

        assertThat(ana.in(hers).text()).isEqualTo("Gracias,\nNadie");
        assertThat(ana.in(hers).author().name()).isEqualTo("Nadie");
        assertThat(ana.in(hers).files()).containsExactly("factura.pdf");
        var other = new Person(UUID.randomUUID(), "Ana Núñez", "otra@acme.example", "es");
        assertThat(ana.in(other)).isEqualTo(other);
        assertThat(ana.in(new Person(null, "Ana", "Ana@acme.example", "es")).address())
                .isEqualTo("x@y");
    }
}

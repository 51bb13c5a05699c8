package uy.ventanilla.intake.domain.mime;

import java.util.List;
import java.util.Optional;

/** The header fields of a part, in order, repeated ones included. Names are compared without regard to case. */
public record Headers(List<Header> fields) {
    public Headers {
        fields = List.copyOf(fields);
    }

    /** The first field called {@code name}. */
    public Optional<Header> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The raw value of the first field called {@code name}, or an empty text. */
    public String raw(String name) {
        return first(name).map(field -> field.raw().strip()).orElse("");
    }

    /** The decoded value of the first field called {@code name}, or an empty text. */
    public String text(String name) {
        return first(name).map(Header::text).orElse("");
    }

    /** The raw values of all fields called {@code name}. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(field -> field.raw().strip())
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }
}

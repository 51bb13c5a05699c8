package uy.ventanilla.intake.domain.mime;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of a part, in order, repeated ones included. Names are compared without regard to case.
 *
 * @param charset what raw 8-bit text in them probably is where it is not UTF-8: the body's; may be empty
 */
public record Headers(List<Header> fields, String charset) {
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
        return first(name)
                .map(field -> EncodedWords.decode(field.raw(), charset).strip())
                .orElse("");
    }

    /** The raw values of all fields called {@code name}. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(field -> field.raw().strip())
                .toList();
    }

    /** Every usable mailbox of all fields called {@code name}. */
    public List<MailAddress> addresses(String name) {
        return all(name).stream()
                .flatMap(raw -> MailAddress.list(raw, charset).stream())
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }
}

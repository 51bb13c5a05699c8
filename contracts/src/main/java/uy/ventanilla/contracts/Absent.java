package uy.ventanilla.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a list or map that a sender left out means: nothing in it. Older senders do not know newer members. */
final class Absent {
    private Absent() {}

    static <T> List<T> orEmpty(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** Keeps the order given: people see form fields and labels in it. */
    static <V> Map<String, V> orEmpty(@Nullable Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}

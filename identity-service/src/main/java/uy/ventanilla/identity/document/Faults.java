package uy.ventanilla.identity.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;

/**
 * Gathers the faults of one document and knows where each path stands in it. A path that is already faulty gets no second
 * fault, and neither does anything under it: what follows from a fault is no news.
 */
public final class Faults {
    private record Place(int line, int column) {}

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final Set<String> faulty = new HashSet<>();
    private final List<Fault> found = new ArrayList<>();

    void remember(String path, Mark mark) {
        places.put(path, new Place(mark.getLine() + 1, mark.getColumn() + 1));
    }

    void rememberKey(String path, Mark mark) {
        remember(path, mark);
        keys.put(path, new Place(mark.getLine() + 1, mark.getColumn() + 1));
    }

    /** Tells a fault of the word before the colon at {@code path}, not of what follows it. */
    void atKey(String path, String detail) {
        var place = keys.getOrDefault(path, placeOf(path));
        at(path, place.line, place.column, detail);
    }

    /** Tells a fault at {@code path}, or at the nearest place above it where the document has nothing there. */
    public void at(String path, String detail) {
        var place = placeOf(path);
        at(path, place.line, place.column, detail);
    }

    void at(String path, Mark mark, String detail) {
        at(path, mark.getLine() + 1, mark.getColumn() + 1, detail);
    }

    private void at(String path, int line, int column, String detail) {
        for (var above = path; ; above = parent(above)) {
            if (faulty.contains(above)) {
                return;
            }
            if (above.isEmpty()) {
                break;
            }
        }
        faulty.add(path);
        found.add(new Fault(line, column, path, detail));
    }

    /** Says nothing of {@code path}, because what is wrong with it has been told elsewhere. */
    void excuse(String path) {
        faulty.add(path);
    }

    /** Whether the word at {@code path} is already known to be wrong. */
    boolean has(String path) {
        return faulty.contains(path);
    }

    /** Whether anything at {@code path} or in it is already known to be wrong. */
    boolean hasUnder(String path) {
        return faulty.stream()
                .anyMatch(it -> it.equals(path) || it.startsWith(path + ".") || it.startsWith(path + "["));
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /** All faults, in the document's order. */
    public List<Fault> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .toList();
    }

    private Place placeOf(String path) {
        for (var above = path; ; above = parent(above)) {
            var place = places.get(above);
            if (place != null) {
                return place;
            }
            if (above.isEmpty()) {
                return new Place(1, 1);
            }
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}

package uy.ventanilla.identity.document;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;

/** Small rules that several documents share. Each tells its fault at the path it is given. */
final class Rules {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    // deliberately loose: whether an address exists is found out by writing to it
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\",;]+@[^@\\s<>\",;]+\\.[^@\\s<>\",;.]+");

    private Rules() {}

    static void filled(Faults faults, String path, String text) {
        if (text.isBlank()) {
            faults.at(path, "must not be empty");
        }
    }

    static void id(Faults faults, String path, String id) {
        if (!ID.matcher(id).matches()) {
            faults.at(path, "\"" + id + "\" is no id; use lower-case letters, digits and single hyphens");
        }
    }

    static void ids(Faults faults, String path, List<String> ids) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            var at = path + "[" + i + "].id";
            id(faults, at, ids.get(i));
            if (!seen.add(ids.get(i))) {
                faults.at(at, "the id \"" + ids.get(i) + "\" is taken already in this list; choose another");
            }
        }
    }

    /** Plain words of a list, each given once. */
    static void once(Faults faults, String path, List<?> words) {
        var seen = new HashSet<Object>();
        for (int i = 0; i < words.size(); i++) {
            if (!faults.has(path + "[" + i + "]") && !seen.add(words.get(i))) {
                faults.at(path + "[" + i + "]", "given twice; keep one");
            }
        }
    }

    static void address(Faults faults, String path, String address) {
        if (!isAddress(address)) {
            faults.at(path, "\"" + address + "\" is no mail address; write name@domain");
        }
    }

    static boolean isAddress(String address) {
        return ADDRESS.matcher(address).matches();
    }

    static void zone(Faults faults, String path, String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            faults.at(
                    path,
                    "\"" + zone + "\" is no time zone" + Nearest.hint(zone, near(zone, ZoneId.getAvailableZoneIds())));
        }
    }

    /** A text shown to people: Spanish always, other languages only where the tenant speaks them. */
    static void text(Faults faults, String path, @Nullable Map<String, String> text, List<String> languages) {
        if (text == null) {
            return;
        }
        if (text.getOrDefault("es", "").isBlank()) {
            faults.at(path, "the Spanish text is missing; add es: ..");
        }
        for (var language : text.keySet()) {
            if (!languages.contains(language)) {
                faults.atKey(
                        path + "." + language,
                        "this tenant does not speak \"" + language + "\"; add it to languages"
                                + Nearest.hint(language, languages));
            }
        }
    }

    static void options(Faults faults, String path, List<Blueprint.Option> options, List<String> languages) {
        ids(faults, path, options.stream().map(Blueprint.Option::id).toList());
        for (int i = 0; i < options.size(); i++) {
            text(faults, path + "[" + i + "].label", options.get(i).label(), languages);
        }
    }

    static void known(Faults faults, String path, @Nullable String name, String what, Collection<String> known) {
        if (name != null && !known.contains(name)) {
            faults.at(path, "unknown " + what + " \"" + name + "\"" + Nearest.hint(name, known));
        }
    }

    static void knownKey(Faults faults, String path, String name, String what, Collection<String> known) {
        if (!known.contains(name)) {
            faults.atKey(path + "." + name, "unknown " + what + " \"" + name + "\"" + Nearest.hint(name, known));
        }
    }

    // a list of six hundred zones helps nobody
    private static List<String> near(String zone, Collection<String> zones) {
        var end = zone.substring(zone.lastIndexOf('/') + 1);
        var same = zones.stream()
                .filter(it -> !end.isBlank() && it.regionMatches(true, it.lastIndexOf('/') + 1, end, 0, 3))
                .limit(8)
                .toList();
        return same.isEmpty() ? List.of("America/Montevideo", "America/Argentina/Buenos_Aires", "UTC") : same;
    }
}

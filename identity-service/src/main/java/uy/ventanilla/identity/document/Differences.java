package uy.ventanilla.identity.document;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;

/** Tells what one version of a blueprint says otherwise than another; entries that have ids are the same by their id. */
final class Differences {
    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** In the blueprint's own order; empty exactly where the two are equal. */
    static List<Difference> between(Blueprint before, Blueprint after) {
        var differences = new Differences();
        differences.compare("", before, after);
        return List.copyOf(differences.found);
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before == null || after == null) {
            found.add(new Difference(path, before == null ? fresh(after) : dropped(before)));
        } else if (before instanceof Record one && after instanceof Record other) {
            for (var component : one.getClass().getRecordComponents()) {
                compare(child(path, component.getName()), value(component, one), value(component, other));
            }
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            lists(path, one, other);
        } else if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            var keys = new LinkedHashSet<Object>(one.keySet());
            keys.addAll(other.keySet());
            keys.forEach(key -> compare(child(path, String.valueOf(key)), one.get(key), other.get(key)));
        } else {
            found.add(new Difference(path, words(before) + " becomes " + words(after)));
        }
    }

    private void lists(String path, List<?> before, List<?> after) {
        int known = found.size();
        var one = byId(before);
        var other = byId(after);
        var ids = new LinkedHashSet<>(one.keySet());
        ids.addAll(other.keySet());
        for (var id : ids) {
            // a plain value is its own id: it can only come and go
            boolean plain = !((one.containsKey(id) ? one : other).get(id) instanceof Record);
            compare(plain ? path : path + "[" + id + "]", one.get(id), other.get(id));
        }
        one.keySet().retainAll(other.keySet());
        other.keySet().retainAll(one.keySet());
        if (!List.copyOf(one.keySet()).equals(List.copyOf(other.keySet())) || found.size() == known) {
            found.add(new Difference(path, "another order"));
        }
    }

    private static Map<Object, Object> byId(List<?> entries) {
        var byId = new LinkedHashMap<Object, Object>();
        entries.forEach(entry -> byId.put(entry instanceof Record one ? id(one) : entry, entry));
        return byId;
    }

    private static Object id(Record entry) {
        var id = component(entry, "id");
        if (id == null) {
            id = component(entry, "address"); // a mailbox
        }
        if (id == null) {
            throw new IllegalStateException("entries of a blueprint's lists have ids: " + entry.getClass());
        }
        return id instanceof Enum<?> word ? Binder.wireName(word) : id;
    }

    private static String fresh(@Nullable Object value) {
        return "new: " + words(value);
    }

    private static String dropped(Object value) {
        return "dropped: " + words(value);
    }

    /** A value as a person would say it; of an entry its Spanish label or its id. */
    static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Duration time -> time(time);
            case Boolean flag -> flag ? "yes" : "no";
            case Enum<?> word -> Binder.wireName(word);
            case Integer number -> number.toString();
            case List<?> list -> list.isEmpty() ? "nothing" : joined(list);
            case Map<?, ?> texts when texts.get("es") != null -> words(texts.get("es"));
            case Map<?, ?> map -> pairs(map);
            case Record entry -> entry(entry);
            default -> "\"" + value + "\"";
        };
    }

    /** Its label or its id where it has one, and then what else it says. */
    private static String entry(Record entry) {
        var label = component(entry, "label");
        var name = label == null ? component(entry, "id") : label;
        var words = new StringJoiner(", ");
        if (name != null) {
            words.add(words(name));
        }
        for (var component : entry.getClass().getRecordComponents()) {
            var value = value(component, entry);
            boolean told =
                    component.getName().equals("id") || component.getName().equals("label");
            if (!told && !isNothing(value)) {
                words.add(component.getName() + " " + words(value));
            }
        }
        return words.toString();
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value.equals(false)
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static String joined(Collection<?> values) {
        var words = new StringJoiner(", ");
        values.forEach(value -> words.add(words(value)));
        return words.toString();
    }

    private static String pairs(Map<?, ?> map) {
        var words = new StringJoiner(", ");
        map.forEach((key, value) -> words.add(key + " " + words(value)));
        return words.toString();
    }

    private static String time(Duration time) {
        var words = new StringJoiner(" ");
        words.setEmptyValue("no time");
        part(words, time.toDays(), "day");
        part(words, time.toHoursPart(), "hour");
        part(words, time.toMinutesPart(), "minute");
        part(words, time.toSecondsPart(), "second");
        return words.toString();
    }

    private static void part(StringJoiner words, long count, String unit) {
        if (count != 0) {
            words.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    private static @Nullable Object component(Record entry, String name) {
        for (var component : entry.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                return value(component, entry);
            }
        }
        return null;
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's components can be read: " + component, e);
        }
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

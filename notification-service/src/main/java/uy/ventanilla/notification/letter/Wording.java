package uy.ventanilla.notification.letter;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import uy.ventanilla.notification.domain.Kind;

/**
 * The sentences of our mails and bells, kept as text files beside the code: {@code letters/<language>/<kind>.txt} holds
 * a headline and paragraphs, {@code letters/<language>/words.properties} the short words. A name that a file uses and
 * nobody gives is an error, never an empty place.
 */
@Component
public class Wording {
    private static final Set<String> LANGUAGES = Set.of("es", "en");
    private static final Mustache.Compiler TEXT =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    private final Map<String, Template> letters = new ConcurrentHashMap<>();
    private final Map<String, Properties> words = new ConcurrentHashMap<>();

    /** The language we write to somebody who reads {@code wanted}: Spanish unless we have theirs. */
    static String language(String wanted) {
        var base = wanted.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return LANGUAGES.contains(base) ? base : "es";
    }

    /** Headline and paragraphs of {@code kind}. */
    List<String> letter(String language, Kind kind, Map<String, Object> facts) {
        var template =
                letters.computeIfAbsent(language + "/" + kind.wireName() + ".txt", path -> TEXT.compile(read(path)));
        return template.execute(facts)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The short text {@code name}. */
    String word(String language, String name, Map<String, Object> facts) {
        var text = words.computeIfAbsent(language, Wording::words).getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("no word " + name + " in " + language);
        }
        return TEXT.compile(text).execute(facts);
    }

    static String read(String path) {
        try (var in = Wording.class.getResourceAsStream("/letters/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no letters/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties words(String language) {
        var words = new Properties();
        try (var in = Wording.class.getResourceAsStream("/letters/" + language + "/words.properties")) {
            if (in == null) {
                throw new IllegalArgumentException("no words in " + language);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

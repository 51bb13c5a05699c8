package uy.ventanilla.intake.domain.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Makes a file's name harmless: no path, no control or bidirectional characters, at most 255 bytes of UTF-8. */
public final class FileNames {
    private static final int LONGEST = 255;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("message/rfc822", ".eml"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("application/pdf", ".pdf"));

    private FileNames() {}

    /** {@code given} made harmless; where nothing is left, a name by the type, such as {@code adjunto.pdf}. */
    public static String clean(String given, String contentType) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .strip();
        name = name.replaceAll("^\\.+", "");
        if (name.isBlank()) {
            name = "adjunto" + ENDINGS.getOrDefault(contentType.toLowerCase(Locale.ROOT), ".bin");
        }
        return shorten(name);
    }

    private static String shorten(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        var stem = name.substring(0, name.length() - ending.length());
        while ((stem + ending).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }
}

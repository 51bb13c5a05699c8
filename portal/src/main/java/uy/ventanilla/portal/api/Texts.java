package uy.ventanilla.portal.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the API's texts, which are maps from a language tag to the text. */
public final class Texts {
    private Texts() {}

    /** The text in {@code language}, else in Spanish, else in any; empty where there is none. */
    public static String in(String language, @Nullable Map<String, String> text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var wanted = text.get(language);
        if (wanted != null) {
            return wanted;
        }
        var spanish = text.get("es");
        return spanish != null ? spanish : text.values().iterator().next();
    }
}

package uy.ventanilla.intake.domain.mime;

import java.util.ArrayList;
import java.util.List;

/** Message-IDs as they stand in {@code Message-ID}, {@code In-Reply-To} and {@code References}. */
public final class MessageIds {
    private MessageIds() {}

    /** {@code <a@b>} as {@code a@b}; what has no brackets is taken whole. Blanks inside (a folded id) are dropped. */
    public static String bare(String raw) {
        int open = raw.indexOf('<');
        int close = raw.indexOf('>', open + 1);
        var id = open >= 0 && close > open ? raw.substring(open + 1, close) : raw;
        return id.replaceAll("\\s+", "");
    }

    /** Every id of {@code raw}, in order, bare. Words between them are ignored. */
    public static List<String> list(String raw) {
        var ids = new ArrayList<String>();
        int at = 0;
        while (true) {
            int open = raw.indexOf('<', at);
            int close = open < 0 ? -1 : raw.indexOf('>', open);
            if (close < 0) {
                break;
            }
            var id = raw.substring(open + 1, close).replaceAll("\\s+", "");
            if (!id.isEmpty()) {
                ids.add(id);
            }
            at = close + 1;
        }
        if (ids.isEmpty()) {
            for (var word : raw.strip().split("\\s+", -1)) {
                if (word.contains("@")) {
                    ids.add(word);
                }
            }
        }
        return ids;
    }
}

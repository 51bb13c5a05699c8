package uy.ventanilla.identity.web.signin.account;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names a browser and its system roughly by what it says of itself, so that its owner knows it again. */
final class Programs {
    // the order matters: every browser says that it is some others too
    private static final Map<String, String> BROWSERS = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");
    private static final Map<String, String> SYSTEMS = ordered(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Programs() {}

    static String named(String program) {
        var browser = first(BROWSERS, program);
        var system = first(SYSTEMS, program);
        if (browser.isEmpty() || system.isEmpty()) {
            var told = (browser + system).isEmpty() ? program : browser + system;
            return told.isBlank() ? "?" : told.substring(0, Math.min(told.length(), 40));
        }
        return browser + ", " + system;
    }

    private static String first(Map<String, String> names, String program) {
        return names.entrySet().stream()
                .filter(name -> program.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

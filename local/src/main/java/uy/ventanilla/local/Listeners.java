package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds who listens on a port, as far as /proc lets us see. */
final class Listeners {
    private static final String LISTENING = "0A";

    private Listeners() {}

    /** Such as {@code " by pid 4711 (java)"}; empty when nobody can be named. */
    static String on(int port) {
        try {
            var sockets = new HashSet<String>();
            for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
                sockets.addAll(sockets(Path.of(table), port));
            }
            return sockets.isEmpty() ? "" : owner(sockets);
        } catch (IOException | DirectoryIteratorException e) {
            return "";
        }
    }

    private static Set<String> sockets(Path table, int port) throws IOException {
        var found = new HashSet<String>();
        var suffix = ":" + "%04X".formatted(port).toUpperCase(Locale.ROOT);
        for (var line : Files.readAllLines(table, US_ASCII)) {
            var fields = line.strip().split("\\s+", -1);
            if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
                found.add("socket:[" + fields[9] + "]");
            }
        }
        return found;
    }

    private static String owner(Set<String> sockets) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (holds(process, sockets)) {
                    var name =
                            Files.readString(process.resolve("comm"), US_ASCII).strip();
                    return " by pid " + process.getFileName() + " (" + name + ")";
                }
            }
        }
        return "";
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false; // another user's process, or one that has just ended
        }
        return false;
    }
}

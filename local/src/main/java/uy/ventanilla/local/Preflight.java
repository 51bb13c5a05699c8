package uy.ventanilla.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Looks before anything is started whether this machine can carry the platform, and says what to do when it can't. */
final class Preflight {
    private static final long MEBI = 1L << 20;
    private static final long MEMORY = 4_096 * MEBI;
    private static final long DISK = 3_072 * MEBI;
    private static final String ANYWAY = "VENTANILLA_ANYWAY";

    private final Layout layout;

    Preflight(Layout layout) {
        this.layout = layout;
    }

    void check() {
        machine();
        ports();
        if (System.getenv(ANYWAY) == null) {
            memory();
            disk();
        }
    }

    private static void machine() {
        if (Runtime.version().feature() != 25) {
            throw new Trouble("This is Java " + Runtime.version().feature()
                    + ", and the platform wants 25. Install a JDK 25 or set JAVA_HOME to one.");
        }
        var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            throw new Trouble("The servers' programs are for Linux on x86-64; this is " + system + ".");
        }
    }

    private void ports() {
        var busy = new ArrayList<String>();
        wanted().forEach((what, port) -> {
            if (!isFree(port)) {
                busy.add("Port " + port + " (" + what + ") is taken" + Listeners.on(port) + ".");
            }
        });
        if (!busy.isEmpty()) {
            throw new Trouble(String.join("\n", busy)
                    + "\nStop what listens there, or use other ports: ./ventanilla up --port-offset "
                    + (layout.portOffset() + 1_000) % Layout.LARGEST_OFFSET);
        }
    }

    private Map<String, Integer> wanted() {
        var all = new LinkedHashMap<String, Integer>();
        for (var service : Service.values()) {
            all.put(service.module(), layout.port(service.usualPort()));
        }
        all.put("mail page", layout.mailPagePort());
        all.put("SMTP", layout.smtpPort());
        all.put("IMAP", layout.imapPort());
        all.put("PostgreSQL", layout.postgresPort());
        all.put("Kafka", layout.kafkaPort());
        all.put("Kafka controller", layout.kafkaControllerPort());
        all.put("Elasticsearch", layout.elasticsearchPort());
        all.put("Elasticsearch transport", layout.elasticsearchTransportPort());
        return all;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void memory() {
        long available = Memory.available();
        if (available < MEMORY) {
            throw new Trouble("Too little memory: %,d MiB are available and the platform wants %,d MiB.%n"
                            .formatted(available / MEBI, MEMORY / MEBI)
                    + "Close something, or try anyway with " + ANYWAY + "=1 ./ventanilla up");
        }
    }

    private void disk() {
        try {
            var home = layout.home();
            Files.createDirectories(home);
            long free = Files.getFileStore(home).getUsableSpace();
            if (free < DISK) {
                throw new Trouble("Too little disk: %,d MiB are free under %s and the platform wants %,d MiB.%n"
                                .formatted(free / MEBI, home, DISK / MEBI)
                        + "Make room, keep the data elsewhere with --dir, or try anyway with " + ANYWAY
                        + "=1 ./ventanilla up");
            }
        } catch (java.nio.file.AccessDeniedException e) {
            throw new Trouble("No right to write to " + e.getFile()
                    + ". It belongs to another user: run as that user, or choose another --dir.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A data directory that another user made can't be used; found out before a server trips over it. */
    static Path writable(Path directory) {
        if (Files.exists(directory) && !Files.isWritable(directory)) {
            throw new Trouble("No right to write to " + directory
                    + ". It belongs to another user: run as that user, or choose another --dir.");
        }
        return directory;
    }
}

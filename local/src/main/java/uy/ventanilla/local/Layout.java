package uy.ventanilla.local;

import java.nio.file.Path;

/**
 * Where everything lies and listens.
 *
 * @param checkout the directory with all modules
 * @param home data, logs and secrets of this copy of the platform; another home and offset make a second copy
 * @param portOffset added to every port; the highest stays below those that Linux gives to outgoing connections (from
 *     32768 on), for one of these could hold the port of a server that is being started again
 */
public record Layout(Path checkout, Path home, int portOffset) {
    static final int LARGEST_OFFSET = 13_000;

    public Layout {
        checkout = checkout.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        if (portOffset < 0 || portOffset > LARGEST_OFFSET) {
            throw new Trouble("--port-offset must be between 0 and " + LARGEST_OFFSET + ", not " + portOffset);
        }
    }

    int port(int usual) {
        return usual + portOffset;
    }

    /** What every request of a browser or a program goes through. */
    public String gatewayUrl() {
        return "http://127.0.0.1:" + gatewayPort();
    }

    public int gatewayPort() {
        return port(Service.GATEWAY.usualPort());
    }

    public int mailPagePort() {
        return port(8025);
    }

    public int smtpPort() {
        return port(2525);
    }

    public int imapPort() {
        return port(2143);
    }

    int postgresPort() {
        return port(15_432);
    }

    int kafkaPort() {
        return port(19_092);
    }

    int kafkaControllerPort() {
        return port(19_093);
    }

    int elasticsearchPort() {
        return port(19_200);
    }

    int elasticsearchTransportPort() {
        return port(19_300);
    }

    /** Unpacked servers: shared by all copies of one checkout. */
    Path programs() {
        return checkout.resolve(".ventanilla/programs");
    }

    /** Extracted services with their start-up caches: shared by all copies of one checkout. */
    Path apps() {
        return checkout.resolve(".ventanilla/apps");
    }

    Path data() {
        return home.resolve("data");
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path run() {
        return home.resolve("run");
    }

    Path secrets() {
        return home.resolve("secrets.properties");
    }

    Path clockOffset() {
        return home.resolve("clock-offset");
    }
}

package uy.ventanilla.testkit;

import uy.ventanilla.testkit.server.KeycloakServer;
import uy.ventanilla.testkit.server.Ports;

/**
 * Where the real servers of this build are. Each question waits until that server answers, and only for that one.
 *
 * <p>The first test JVM of a build that asks starts one set of servers in a process of its own; every later one, in
 * whatever module, uses the same set, and it ends by itself soon after the build has ended. {@code VENTANILLA_SERVERS}
 * (or the property {@code ventanilla.servers}) names the ports file of a set that somebody else started. With
 * {@code -Dventanilla.stack=containers} the set consists of containers of the official images.
 */
public final class Servers {
    private static final class Shared {
        private static final Servers INSTANCE = new Servers(PortsFile.ofThisBuild());
    }

    private final PortsFile ports;

    Servers(PortsFile ports) {
        this.ports = ports;
    }

    public static Servers shared() {
        return Shared.INSTANCE;
    }

    public Postgres postgres() {
        return new Postgres(
                ports.await("postgres.host"),
                Integer.parseInt(ports.await("postgres.port")),
                ports.await("postgres.user"),
                ports.await("postgres.password"));
    }

    /** Bootstrap servers, {@code host:port}. */
    public String kafka() {
        return ports.await("kafka.bootstrap-servers");
    }

    /** Base URL without a slash at its end. */
    public String elasticsearch() {
        return ports.await("elasticsearch.url");
    }

    public Mail mail() {
        return new Mail(
                "127.0.0.1",
                Integer.parseInt(ports.await("mail.smtp.port")),
                "127.0.0.1",
                Integer.parseInt(ports.await("mail.imap.port")),
                ports.await("mail.web.url"));
    }

    /** A Keycloak of this JVM's own, which ends with it. Whoever needs it starts it: few do, and it takes its time. */
    public static KeycloakServer keycloak() {
        return OwnKeycloak.INSTANCE;
    }

    private static final class OwnKeycloak {
        private static final KeycloakServer INSTANCE = make();

        private static KeycloakServer make() {
            var home = PortsFile.checkoutRoot().resolve(".ventanilla");
            int port = Ports.free();
            var server = new KeycloakServer(home.resolve("programs"), home.resolve("test-keycloak/" + port), port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill, "keycloak-end"));
            return server;
        }
    }

    /** A cluster and its superuser. */
    public record Postgres(String host, int port, String user, String password) {
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database;
        }
    }

    /** The mail server's doors; {@code webUrl} without a slash at its end. */
    public record Mail(String smtpHost, int smtpPort, String imapHost, int imapPort, String webUrl) {}
}

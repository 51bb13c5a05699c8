package uy.ventanilla.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private PostgresServer server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void what_was_committed_survives_kill_9() throws SQLException {
        server = new PostgresServer(programs(), directory, Ports.free(), PostgresServer.Durability.DURABLE);
        server.start();
        server.awaitReady(PATIENCE);
        try (var connection = connect()) {
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            connection.createStatement().execute("create table kept (word text)");
            connection.createStatement().execute("insert into kept values ('hola')");
        }

        server.kill();
        server.start();
        server.awaitReady(PATIENCE);

        try (var connection = connect();
                var rows = connection.createStatement().executeQuery("select word from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("hola");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Path programs() {
        return Path.of("../.ventanilla/programs").toAbsolutePath().normalize();
    }
}

package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, one cluster. The superuser's password is made once and kept beside the data. */
public final class PostgresServer implements Server {
    static final String SUPERUSER = "postgres";

    /** What survives a crash: everything that was committed, or (tests only) speed. */
    public enum Durability {
        DURABLE("on"),
        FAST("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }
    }

    private final Unpacked programs;
    private final Path directory;
    private final int port;
    private final Durability durability;
    private volatile @Nullable Child child;

    public PostgresServer(Path programs, Path directory, int port, Durability durability) {
        this.programs = new Unpacked(programs);
        this.directory = directory;
        this.port = port;
        this.durability = durability;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String superuserPassword() {
        try {
            return Files.readString(passwordFile(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        var home = programs.directory("postgresql-18.6", into -> Unpacked.txzInJar(binaries(), into));
        endOrphan();
        if (!Files.isRegularFile(data().resolve("PG_VERSION"))) {
            initialise(home);
        }
        var command = List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                data().toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=" + durability.setting,
                "-c",
                "synchronous_commit=" + durability.setting,
                "-c",
                "full_page_writes=" + durability.setting,
                "-c",
                "max_connections=300",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                "log_min_messages=warning");
        child = Child.start(RunAs.ordinaryUser(command), Map.of(), directory, log(), pidFile(), new byte[0]);
    }

    private static Path binaries() {
        return Artifacts.ofThisBuild().postgresBinaries();
    }

    private void initialise(Path home) {
        try {
            // A half-made cluster of an interrupted first start has no PG_VERSION or no password: begin again.
            Trees.delete(data());
            Files.createDirectories(directory);
            Files.writeString(passwordFile(), UUID.randomUUID().toString(), StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-------"));
            var command = List.of(
                    home.resolve("bin/initdb").toString(),
                    "-D",
                    data().toString(),
                    "-U",
                    SUPERUSER,
                    "--pwfile=" + passwordFile(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-sync");
            var initdb = Child.start(RunAs.ordinaryUser(command), Map.of(), directory, log(), pidFile(), new byte[0]);
            int exit = initdb.onExit().join().exitValue();
            if (exit != 0) {
                throw new IllegalStateException("initdb failed with " + exit + ":\n" + LogTail.of(log()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void endOrphan() {
        Child.endOrphan(pidFile(), data().toString());
    }

    @Override
    public boolean isHealthy() {
        if (!isRunning() || !Ports.answers(port)) {
            return false;
        }
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", superuserPassword());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(jdbcUrl("postgres"), properties);
    }

    @Override
    public boolean isRunning() {
        var running = child;
        return running != null && running.isAlive();
    }

    @Override
    public long pid() {
        var running = child;
        return running == null || !running.isAlive() ? -1 : running.pid();
    }

    @Override
    public Path log() {
        return directory.resolve("postgresql.log");
    }

    @Override
    public void stop() {
        var running = child;
        if (running != null) {
            // INT is the fast shutdown: clients are disconnected. TERM would wait for them.
            running.stop("INT", Duration.ofSeconds(20));
        }
    }

    @Override
    public void kill() {
        var running = child;
        if (running != null) {
            running.kill();
            awaitWorkersGone();
        }
    }

    /** Workers of a killed postmaster end by themselves; until then the data directory is still theirs. */
    private void awaitWorkersGone() {
        for (int look = 0; look < 100 && Ports.answers(port); look++) {
            Pause.briefly();
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path passwordFile() {
        return directory.resolve("superuser.password");
    }

    private Path pidFile() {
        return directory.resolve("postgresql.pid");
    }
}

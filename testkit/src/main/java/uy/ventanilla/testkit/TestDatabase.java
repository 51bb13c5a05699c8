package uy.ventanilla.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A fresh database with the two roles every service has: the owner, who runs the migrations, and the service's user,
 * who is neither owner nor superuser nor exempt from row-level security.
 *
 * @param url JDBC URL without user
 */
public record TestDatabase(String url, String owner, String ownerPassword, String app, String appPassword) {

    /** Makes one on the shared servers. The name is only a beginning: every call makes another database. */
    public static TestDatabase create(String name) {
        return create(Servers.shared().postgres(), name);
    }

    static TestDatabase create(Servers.Postgres server, String name) {
        var random = UUID.randomUUID().toString().replace("-", "");
        var database = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_" + random.substring(0, 8);
        var made = new TestDatabase(
                server.jdbcUrl(database),
                database + "_owner",
                random.substring(8, 20),
                database + "_app",
                random.substring(20));
        try {
            made.createDatabase(server, database);
            made.grant(server, database);
        } catch (SQLException e) {
            throw new IllegalStateException("can't create database " + database, e);
        }
        return made;
    }

    private void createDatabase(Servers.Postgres server, String database) throws SQLException {
        try (var connection = connect(server, "postgres")) {
            run(
                    connection,
                    List.of(
                            "create role " + owner + " login password '" + ownerPassword + "'",
                            "create role " + app + " login nosuperuser nobypassrls nocreatedb nocreaterole password '"
                                    + appPassword + "'",
                            // file_copy skips the log: three times quicker for a database that nobody has to recover.
                            "create database " + database + " owner " + owner
                                    + " template template0 strategy file_copy",
                            "revoke all on database " + database + " from public",
                            "grant connect on database " + database + " to " + app));
        }
    }

    private void grant(Servers.Postgres server, String database) throws SQLException {
        try (var connection = connect(server, database)) {
            var future = "alter default privileges for role " + owner + " grant ";
            run(
                    connection,
                    List.of(
                            "alter schema public owner to " + owner,
                            "revoke all on schema public from public",
                            "grant usage on schema public to " + app,
                            future + "usage on schemas to " + app,
                            future + "select, insert, update, delete on tables to " + app,
                            future + "usage, select on sequences to " + app));
        }
    }

    private static Connection connect(Servers.Postgres server, String database) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

package uy.ventanilla.testkit.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * One service's database with its two roles: the owner, who runs the migrations, and the service's own user, who is
 * neither owner nor superuser nor exempt from row-level security.
 *
 * @param name database name, also the beginning of the roles' names; lower case letters, digits and underscores
 */
public record ServiceDatabase(String name, String ownerPassword, String appPassword) {
    public ServiceDatabase {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
    }

    public String owner() {
        return name + "_owner";
    }

    public String app() {
        return name + "_app";
    }

    /** Makes what is not there yet; what is there gets these passwords. {@code clusterUrl} ends before the database name. */
    public void ensure(String clusterUrl, String superuser, String password) {
        try {
            try (var connection = DriverManager.getConnection(clusterUrl + "postgres", superuser, password)) {
                role(connection, owner(), ownerPassword);
                role(connection, app(), appPassword);
                if (!exists(connection, "select 1 from pg_database where datname = '" + name + "'")) {
                    run(
                            connection,
                            List.of(
                                    // file_copy skips the log: three times quicker, and there is nothing to recover yet
                                    "create database " + name + " owner " + owner()
                                            + " template template0 strategy file_copy",
                                    "revoke all on database " + name + " from public",
                                    "grant connect on database " + name + " to " + app()));
                }
            }
            try (var connection = DriverManager.getConnection(clusterUrl + name, superuser, password)) {
                grant(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("can't create database " + name, e);
        }
    }

    private static void role(Connection connection, String role, String password) throws SQLException {
        var verb = exists(connection, "select 1 from pg_roles where rolname = '" + role + "'") ? "alter" : "create";
        run(
                connection,
                List.of(verb + " role " + role
                        + " login nosuperuser nobypassrls nocreatedb nocreaterole password '"
                        + password.replace("'", "''") + "'"));
    }

    private void grant(Connection connection) throws SQLException {
        var future = "alter default privileges for role " + owner() + " grant ";
        run(
                connection,
                List.of(
                        "alter schema public owner to " + owner(),
                        "revoke all on schema public from public",
                        "grant usage on schema public to " + app(),
                        future + "usage on schemas to " + app(),
                        future + "select, insert, update, delete on tables to " + app(),
                        future + "usage, select on sequences to " + app()));
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

package uy.ventanilla.testkit;

import java.util.Locale;
import java.util.UUID;
import uy.ventanilla.testkit.server.ServiceDatabase;

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
        var database = new ServiceDatabase(
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_" + random.substring(0, 8),
                random.substring(8, 20),
                random.substring(20));
        database.ensure(server.jdbcUrl(""), server.user(), server.password());
        return new TestDatabase(
                server.jdbcUrl(database.name()),
                database.owner(),
                database.ownerPassword(),
                database.app(),
                database.appPassword());
    }
}

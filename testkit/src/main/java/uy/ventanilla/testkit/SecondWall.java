package uy.ventanilla.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Row-level security as a service's own user meets it: a query that forgot the tenant shows nothing where none is told, and one
 * tenant's rows where one is.
 */
public final class SecondWall {
    private final DataSource service;
    private final Set<String> shared;

    /** {@code shared}: tables that belong to no tenant, beside the migrations' own. */
    public SecondWall(DataSource service, String... shared) {
        this.service = service;
        this.shared = Set.of(shared);
    }

    /** Throws an {@link AssertionError} with everything that is open. Each of {@code tenants} must have rows. */
    public void mustStandBetween(UUID... tenants) throws SQLException {
        var open = new ArrayList<String>();
        try (var connection = service.getConnection()) {
            if (yes(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
                open.add("the service's user is exempt from it");
            }
            for (var table : unguarded(connection)) {
                open.add(table + " is not guarded");
            }
            var guarded = guarded(connection);
            for (var table : guarded) {
                if (yes(connection, "select exists (select 1 from " + table + ")")) {
                    open.add(table + " shows rows to who has told no tenant");
                }
            }
            for (var tenant : tenants) {
                lookAs(connection, tenant, guarded, open);
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError("the second wall is open: " + String.join("; ", open));
        }
    }

    private static void lookAs(Connection connection, UUID tenant, List<String> tables, List<String> open)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            try (var told = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                told.setString(1, tenant.toString());
                told.execute();
            }
            boolean any = false;
            for (var table : tables) {
                any |= yes(connection, "select exists (select 1 from " + table + ")");
                if (yes(
                        connection,
                        "select exists (select 1 from " + table + " where tenant_id <> '" + tenant + "')")) {
                    open.add(table + " shows " + tenant + " another tenant's rows");
                }
            }
            if (!any) {
                open.add(tenant + " has no rows, so that nothing is shown by it");
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<String> unguarded(Connection connection) throws SQLException {
        return tables(connection, "not").stream()
                .filter(table -> !shared.contains(table) && !table.equals("flyway_schema_history"))
                .toList();
    }

    private static List<String> guarded(Connection connection) throws SQLException {
        return tables(connection, "");
    }

    private static List<String> tables(Connection connection, String not) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.relname from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and %s (
                            c.relrowsecurity and c.relforcerowsecurity
                            and exists (select 1 from pg_policy p where p.polrelid = c.oid)
                            and not exists ( -- each of its policies asks who is there
                                select 1 from pg_policy p where p.polrelid = c.oid
                                    and pg_get_expr(p.polqual, p.polrelid) not like '%%current_setting(''app.%%')
                            and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'))
                        order by c.relname
                        """.formatted(not))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}

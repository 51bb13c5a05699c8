package uy.ventanilla.identity.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * Lets one at a time change rights and memberships of a tenant's people. Whoever holds several rows, or counts them (the last
 * admin), goes through it first: so no two wait for each other's rows, and none counts what another is changing.
 */
@Repository
public class DirectoryGate {
    private final JdbcClient jdbc;

    DirectoryGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever is inside; left with the transaction. */
    public void enter(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('directory:' || :tenant, 0))")
                .param("tenant", tenant.toString())
                .query(rs -> {});
    }
}

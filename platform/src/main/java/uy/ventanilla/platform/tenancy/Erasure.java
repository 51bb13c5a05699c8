package uy.ventanilla.platform.tenancy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets erased tenants: every row of every guarded table, some per transaction and those first that refer to others, and
 * {@link Belongings}. What goes is counted with its going, so a crash neither forgets nor doubles a count.
 *
 * <p>Done is a tenant of which nothing was left {@code settle} after the word came: whatever was under way then has ended.
 * Events of it that are on their way out go out first; events that come in are dropped by the inbox.
 */
final class Erasure {
    private static final Logger log = LoggerFactory.getLogger(Erasure.class);
    private static final int BATCH = 2_000;
    /** So that one large tenant leaves the others their turn, and stopping does not wait for its end. */
    private static final int BATCHES_A_ROUND = 200;

    private record Reference(String from, String to) {}

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Standings standings;
    private final List<Belongings> belongings;
    private final Duration settle;

    Erasure(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Standings standings,
            List<Belongings> belongings,
            Duration settle) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.standings = standings;
        this.belongings = belongings;
        this.settle = settle;
    }

    /** One look at all who are to be forgotten; {@code true} where there is more to do at once. */
    boolean round() {
        boolean more = false;
        for (var tenant : transactions.acrossTenants(standings::toErase)) {
            try {
                more |= erase(tenant);
            } catch (RuntimeException e) {
                // one that resists must not keep the others; it is looked at again
                log.error("not erased yet tenant={}", tenant, e);
            }
        }
        return more;
    }

    /** Table after table, each to its end before those it refers to; {@code true} where a table is too large for one round. */
    private boolean erase(TenantId tenant) {
        var steps = new ArrayList<LongSupplier>();
        guardedTables().forEach(table -> steps.add(() -> transactions.in(tenant, () -> deleteSome(table))));
        belongings.forEach(kept -> steps.add(() -> eraseSome(tenant, kept)));
        boolean nothing = true;
        for (var step : steps) {
            long gone = step.getAsLong();
            nothing &= gone == 0;
            for (int batch = 1; gone > 0; batch++) {
                if (batch == BATCHES_A_ROUND) {
                    return true;
                }
                gone = step.getAsLong();
            }
        }
        if (nothing && transactions.in(tenant, () -> done(tenant))) {
            log.info("erased tenant={}", tenant);
        }
        return false;
    }

    private long deleteSome(String table) {
        return jdbc.sql("select erase_rows(cast(:table as regclass), :most)")
                .param("table", table)
                .param("most", BATCH)
                .query(Long.class)
                .single();
    }

    private long eraseSome(TenantId tenant, Belongings kept) {
        long gone = kept.erase(tenant);
        if (gone > 0) {
            transactions.run(
                    tenant,
                    () -> jdbc.sql("""
                            update tenant_standing
                            set erased = erased || jsonb_build_object(
                                :name, coalesce((erased ->> :name)::bigint, 0) + :gone)
                            where tenant_id = :tenant
                            """)
                            .param("name", kept.name())
                            .param("gone", gone)
                            .param("tenant", tenant.value())
                            .update());
        }
        return gone;
    }

    private boolean done(TenantId tenant) {
        return jdbc.sql("""
                        update tenant_standing set erased_at = now()
                        where tenant_id = :tenant and heard_at < now() - make_interval(secs => :settle)
                            and not exists (select from outbox where tenant_id = :tenant)
                        """)
                        .param("tenant", tenant.value())
                        .param("settle", settle.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    /** All but the standing itself and what is on its way out; who refers to another comes before it. */
    private List<String> guardedTables() {
        var left = new LinkedHashSet<>(jdbc.sql("""
                        select polrelid::regclass::text from pg_policy where polname = 'own_tenant'
                            and polrelid not in ('tenant_standing'::regclass, 'outbox'::regclass)
                        order by 1
                        """).query(String.class).list());
        var references = jdbc.sql("""
                        select conrelid::regclass::text as source, confrelid::regclass::text as target from pg_constraint
                        where contype = 'f' and conrelid <> confrelid
                        """)
                .query((rs, _) -> new Reference(rs.getString("source"), rs.getString("target")))
                .list();
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table -> references.stream().noneMatch(it -> it.to.equals(table) && left.contains(it.from)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle: " + left));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}

package uy.ventanilla.platform.messaging;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Forgets events heard so long ago that no topic delivers them a second time. What a compacted topic still delivers after
 * that is judged by its sequence number.
 */
final class InboxSweep {
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Duration keep;

    InboxSweep(JdbcClient jdbc, TenantTransactions transactions, Duration keep) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keep = keep;
    }

    /** Forgets one batch; {@code true} where there may be more. */
    boolean round() {
        return transactions.acrossTenants(() -> jdbc.sql("""
                                delete from inbox where (tenant_id, consumer, event_id) in (
                                    select tenant_id, consumer, event_id from inbox
                                    where heard_at < now() - make_interval(secs => :seconds)
                                    limit :batch for update skip locked)
                                """)
                        .param("seconds", keep.toSeconds())
                        .param("batch", BATCH)
                        .update()
                == BATCH);
    }
}

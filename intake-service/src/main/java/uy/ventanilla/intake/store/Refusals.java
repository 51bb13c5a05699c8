package uy.ventanilla.intake.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/** Who was told when that their mail was refused. */
@Repository
public class Refusals {
    private final JdbcClient jdbc;

    Refusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether {@code address} is to be told now: true at most once in {@code every}. */
    public boolean tellNow(TenantId tenant, String address, Instant now, Duration every) {
        return jdbc.sql("""
                        insert into refusals (tenant_id, address, told_at) values (:tenant, :address, :now)
                        on conflict (tenant_id, address) do update set told_at = excluded.told_at
                        where refusals.told_at < :before
                        """)
                        .param("tenant", tenant.value())
                        .param("address", address)
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .param("before", OffsetDateTime.ofInstant(now.minus(every), ZoneOffset.UTC))
                        .update()
                == 1;
    }
}

package uy.ventanilla.notification.store;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/** Addresses that a mail server has told us are dead; nothing is sent to them any more. */
@Repository
public class Suppressed {
    private final JdbcClient jdbc;

    Suppressed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void forget(TenantId tenant, String mailbox) {
        jdbc.sql("delete from suppressed where tenant_id = :tenant and mailbox = :mailbox")
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .update();
    }

    public boolean has(TenantId tenant, String mailbox) {
        return jdbc.sql("select exists (select 1 from suppressed where tenant_id = :tenant and mailbox = :mailbox)")
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .query(Boolean.class)
                .single();
    }

    public void add(TenantId tenant, String mailbox, String reason, Instant since) {
        jdbc.sql("""
                        insert into suppressed (tenant_id, mailbox, reason, since)
                        values (:tenant, :mailbox, :reason, :since) on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .param("reason", reason)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }
}

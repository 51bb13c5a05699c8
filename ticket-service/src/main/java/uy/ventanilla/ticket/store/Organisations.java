package uy.ventanilla.ticket.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/** Our copy of a tenant's customer organisations, as far as tickets need them. */
@Repository
public class Organisations {
    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> planOf(TenantId tenant, UUID organisation) {
        return jdbc.sql("select plan from organisation where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", organisation)
                .query(String.class)
                .optional();
    }

    /** {@code sequence} counts what identity-service has said of this organisation; an older word changes nothing. */
    public void keep(TenantId tenant, UUID organisation, String name, String plan, long sequence) {
        jdbc.sql("""
                        insert into organisation (tenant_id, id, name, plan, sequence)
                        values (:tenant, :id, :name, :plan, :sequence)
                        on conflict (tenant_id, id) do update set name = excluded.name, plan = excluded.plan,
                            sequence = excluded.sequence
                        where organisation.sequence <= excluded.sequence
                        """)
                .param("tenant", tenant.value())
                .param("id", organisation)
                .param("name", name)
                .param("plan", plan)
                .param("sequence", sequence)
                .update();
    }
}

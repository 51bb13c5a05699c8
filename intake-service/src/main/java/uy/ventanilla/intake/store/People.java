package uy.ventanilla.intake.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.platform.tenancy.TenantId;

/** Who is known to a tenant; a copy of what identity-service says. */
@Repository
public class People {
    private static final String COLUMNS = "id, address, name, staff, may_mail, organisation, organisations, has_left";

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code sequence} counts what identity-service has said of this person; an older word changes nothing. */
    public void keep(TenantId tenant, KnownPerson person, long sequence) {
        jdbc.sql("""
                        insert into people (tenant_id, id, address, name, staff, may_mail, organisation, organisations, has_left, sequence)
                        values (:tenant, :id, :address, :name, :staff, :mayMail, :main, :organisations, :left, :sequence)
                        on conflict (tenant_id, id) do update set address = excluded.address, name = excluded.name,
                            staff = excluded.staff, may_mail = excluded.may_mail, organisation = excluded.organisation,
                            organisations = excluded.organisations,
                            has_left = excluded.has_left, sequence = excluded.sequence
                        where people.sequence <= excluded.sequence
                        """)
                .param("tenant", tenant.value())
                .param("id", person.id())
                .param("address", person.address())
                .param("name", person.name())
                .param("staff", person.staff())
                .param("mayMail", person.mayMail())
                // a replica of the version before reads one
                .param("main", person.organisations().stream().findFirst().orElse(null), Types.OTHER)
                .param("left", person.left())
                .param("organisations", person.organisations().toArray(UUID[]::new))
                .param("sequence", sequence)
                .update();
    }

    /**
     * Puts stand-ins in place of a person's address and name. Mails they sent are emptied, because who wrote one is all over it;
     * what was said in them is on their tickets. What waits or was refused is forgotten. Their tickets follow as they change.
     */
    public void erase(TenantId tenant, UUID id, String standInAddress, String standIn, long sequence) {
        var was = byId(tenant, id);
        was.ifPresent(person -> {
            // mails before the address, as whoever settles one does
            forget(
                    tenant,
                    person.address(),
                    standInAddress,
                    standIn,
                    """
                    delete from mails where tenant_id = :tenant and lower(sender) = :address and outcome is null
                    """,
                    """
                    update mails set raw = '', whole = false, sender = :standInAddress, sender_name = :standIn,
                        subject = null, error = null, waits_for = null
                    where tenant_id = :tenant and lower(sender) = :address
                    """,
                    "delete from refusals where tenant_id = :tenant and address = :address");
            hold(tenant, person.address());
        });
        var nobody = new KnownPerson(
                id, standInAddress, standIn, was.map(KnownPerson::staff).orElse(false), false, List.of(), true);
        keep(tenant, nobody, sequence);
    }

    private void forget(TenantId tenant, String address, String standInAddress, String standIn, String... statements) {
        for (var sql : statements) {
            jdbc.sql(sql)
                    .param("tenant", tenant.value())
                    .param("address", address)
                    .param("standInAddress", standInAddress)
                    .param("standIn", standIn)
                    .update();
        }
    }

    /**
     * Makes others who ask about {@code address} wait until this transaction ends. Between looking for a person and
     * deciding to wait for them, nobody may add them unseen.
     */
    public void hold(TenantId tenant, String address) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 1))::text")
                .param("name", tenant + "/" + address)
                .query(String.class)
                .single();
    }

    public Optional<KnownPerson> byAddress(TenantId tenant, String address) {
        return jdbc.sql("select " + COLUMNS + " from people where tenant_id = :tenant and address = :address limit 1")
                .param("tenant", tenant.value())
                .param("address", address)
                .query(People::person)
                .optional();
    }

    public Optional<KnownPerson> byId(TenantId tenant, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from people where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(People::person)
                .optional();
    }

    private static KnownPerson person(ResultSet rs, int row) throws SQLException {
        var main = rs.getObject("organisation", UUID.class);
        var all = List.of((UUID[]) rs.getArray("organisations").getArray());
        return new KnownPerson(
                rs.getObject("id", UUID.class),
                rs.getString("address"),
                rs.getString("name"),
                rs.getBoolean("staff"),
                rs.getBoolean("may_mail"),
                // a replica of the version before writes the main one only: then that is what is known
                main == null || all.contains(main) ? all : List.of(main),
                rs.getBoolean("has_left"));
    }
}

package uy.ventanilla.intake.store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/** How far each mailbox has been read, and by whom. */
@Repository
public class Mailboxes {
    private final JdbcClient jdbc;

    Mailboxes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where to go on: mails above {@code lastUid}, as long as the server still counts by {@code uidValidity}. */
    public record Place(@Nullable Long uidValidity, long lastUid) {}

    /**
     * Takes or renews the lease on a mailbox; empty where another reader holds it. By the database's own clock, which all
     * readers share and no story moves.
     */
    public Optional<Place> lease(TenantId tenant, String address, UUID reader, Duration length) {
        return jdbc.sql("""
                        insert into mailboxes (tenant_id, address, reader, leased_until)
                        values (:tenant, :address, :reader, clock_timestamp() + make_interval(secs => :seconds))
                        on conflict (tenant_id, address) do update
                            set reader = excluded.reader, leased_until = excluded.leased_until
                        where mailboxes.reader = excluded.reader or mailboxes.leased_until < clock_timestamp()
                        returning uid_validity, last_uid
                        """)
                .param("tenant", tenant.value())
                .param("address", address)
                .param("reader", reader)
                .param("seconds", (double) length.toSeconds())
                .query((rs, _) -> new Place(rs.getObject("uid_validity", Long.class), rs.getLong("last_uid")))
                .optional();
    }

    /** Lets another reader in at once. */
    public void release(TenantId tenant, String address, UUID reader) {
        jdbc.sql("""
                        update mailboxes set leased_until = '-infinity'
                        where tenant_id = :tenant and address = :address and reader = :reader
                        """)
                .param("tenant", tenant.value())
                .param("address", address)
                .param("reader", reader)
                .update();
    }

    public void remember(TenantId tenant, String address, long uidValidity, long lastUid) {
        jdbc.sql("""
                        update mailboxes set uid_validity = :validity, last_uid = :last
                        where tenant_id = :tenant and address = :address
                        """)
                .param("tenant", tenant.value())
                .param("address", address)
                .param("validity", uidValidity)
                .param("last", lastUid)
                .update();
    }
}

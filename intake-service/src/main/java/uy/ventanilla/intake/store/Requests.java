package uy.ventanilla.intake.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/** Requests made by form. */
@Repository
public class Requests {
    private final JdbcClient jdbc;

    Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request; {@code bodySha256} tells whether a repeated key comes with the same body. */
    public record Request(UUID id, UUID person, UUID conversation, String bodySha256) {}

    /** Keeps a request; false where the person used the key before (then waiting for that call to end). */
    public boolean keep(TenantId tenant, Request request, @Nullable String key, Instant now) {
        return jdbc.sql("""
                        insert into requests (tenant_id, id, person, conversation, idempotency_key, body_sha256, created_at)
                        values (:tenant, :id, :person, :conversation, :key, :body, :now)
                        on conflict (tenant_id, person, idempotency_key) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("id", request.id())
                        .param("person", request.person())
                        .param("conversation", request.conversation())
                        .param("key", key)
                        .param("body", request.bodySha256())
                        .param("now", Mails.at(now))
                        .update()
                == 1;
    }

    public Optional<Request> byKey(TenantId tenant, UUID person, String key) {
        return find("person = :person and idempotency_key = :key", tenant, person, key);
    }

    /** The request {@code id} of {@code person}; nobody else's. */
    public Optional<Request> byId(TenantId tenant, UUID person, UUID id) {
        return find("person = :person and id::text = :key", tenant, person, id.toString());
    }

    private Optional<Request> find(String which, TenantId tenant, UUID person, String key) {
        return jdbc.sql("select id, person, conversation, body_sha256 from requests where tenant_id = :tenant and "
                        + which)
                .param("tenant", tenant.value())
                .param("person", person)
                .param("key", key)
                .query((rs, _) -> new Request(
                        rs.getObject("id", UUID.class),
                        rs.getObject("person", UUID.class),
                        rs.getObject("conversation", UUID.class),
                        rs.getString("body_sha256")))
                .optional();
    }
}

package uy.ventanilla.intake.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.intake.domain.FileContent;
import uy.ventanilla.intake.domain.StoredFile;
import uy.ventanilla.intake.domain.mail.MailFile;
import uy.ventanilla.platform.tenancy.TenantId;

/** The files people sent, their bytes once per content. */
@Repository
public class Files {
    /** The bytes go where no other attachment has the same. */
    private static final String DELETE = """
            with gone as (
                delete from attachments where tenant_id = :tenant and %s returning id, sha256)
            delete from contents where tenant_id = :tenant and sha256 in (select sha256 from gone)
                and not exists (
                    select from attachments others
                    where others.tenant_id = :tenant and others.sha256 = contents.sha256
                        and others.id not in (select id from gone)) -- seen are the rows before this statement
            """;

    private final JdbcClient jdbc;

    Files(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public StoredFile add(TenantId tenant, MailFile file, @Nullable UUID uploadedBy, Instant now) {
        var hash = Hashes.sha256(file.bytes());
        jdbc.sql("""
                        insert into contents (tenant_id, sha256, bytes) values (:tenant, :hash, :bytes)
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("hash", hash)
                .param("bytes", file.bytes())
                .update();
        var stored = new StoredFile(
                UUID.randomUUID(),
                file.name(),
                file.contentType(),
                file.bytes().length,
                file.inline(),
                file.contentId());
        jdbc.sql("""
                        insert into attachments (tenant_id, id, sha256, name, content_type, size, inline, content_id,
                            uploaded_by, created_at)
                        values (:tenant, :id, :hash, :name, :type, :size, :inline, :contentId, :by, :now)
                        """)
                .param("tenant", tenant.value())
                .param("id", stored.id())
                .param("hash", hash)
                .param("name", stored.name())
                .param("type", stored.contentType())
                .param("size", stored.size())
                .param("inline", stored.inline())
                .param("contentId", stored.contentId())
                .param("by", uploadedBy)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        return stored;
    }

    public Optional<FileContent> find(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select a.id, a.name, a.content_type, a.size, a.inline, a.content_id, c.bytes
                        from attachments a join contents c on c.tenant_id = a.tenant_id and c.sha256 = a.sha256
                        where a.tenant_id = :tenant and a.id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, _) -> new FileContent(
                        new StoredFile(
                                rs.getObject("id", UUID.class),
                                rs.getString("name"),
                                rs.getString("content_type"),
                                rs.getLong("size"),
                                rs.getBoolean("inline"),
                                rs.getString("content_id")),
                        rs.getBytes("bytes")))
                .optional();
    }

    /** Deletes all that somebody uploaded, whether it was sent or not. */
    public void deleteOf(TenantId tenant, UUID person) {
        jdbc.sql(DELETE.formatted("uploaded_by = :person"))
                .param("tenant", tenant.value())
                .param("person", person)
                .update();
    }

    /**
     * Deletes those of {@code ids} that {@code person} sent, as far as is known: one that somebody else uploaded is theirs, and
     * may stand on their tickets too.
     */
    public void deleteSent(TenantId tenant, UUID person, List<UUID> ids) {
        jdbc.sql(DELETE.formatted("id = any(:ids) and (uploaded_by is null or uploaded_by = :person)"))
                .param("tenant", tenant.value())
                .param("person", person)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }
}

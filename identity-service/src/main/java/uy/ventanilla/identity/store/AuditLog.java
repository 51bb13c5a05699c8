package uy.ventanilla.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.audit.Actor;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.audit.AuditEntry;
import uy.ventanilla.identity.domain.audit.AuditFilter;
import uy.ventanilla.platform.tenancy.TenantId;

/** The lines of the audit log. The database lets the service add and read them, and nothing else. */
@Repository
public class AuditLog {
    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(
            TenantId tenant,
            Instant at,
            AuditAction action,
            Actor actor,
            @Nullable String subject,
            @Nullable String subjectName,
            String detail) {
        jdbc.sql("""
                        insert into audit (tenant_id, at, action, actor_kind, actor, actor_name, origin,
                            subject, subject_name, detail)
                        values (:tenant, :at, :action, :kind, :actor, :actorName, :origin, :subject, :subjectName, :detail)
                        """)
                .param("tenant", tenant.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("action", action.word())
                .param("kind", actor.kind().name())
                .param("actor", actor.id())
                .param("actorName", actor.name())
                .param("origin", actor.from())
                .param("subject", subject)
                .param("subjectName", subjectName)
                .param("detail", detail)
                .update();
    }

    /** The newest first. */
    public List<AuditEntry> find(TenantId tenant, AuditFilter filter, int limit) {
        return jdbc.sql("select id, at, action, actor_kind, actor, actor_name, origin, subject, subject_name, detail"
                        + " from audit where tenant_id = :tenant and id < :before"
                        + (filter.actions().isEmpty() ? "" : " and action in (:actions)")
                        + (filter.about() == null ? "" : " and (actor = :about or subject = :about)")
                        + " order by id desc limit :limit")
                .param("tenant", tenant.value())
                .param("before", filter.before() == null ? Long.MAX_VALUE : filter.before())
                .param(
                        "actions",
                        filter.actions().stream().map(AuditAction::word).toList())
                .param("about", filter.about())
                .param("limit", limit)
                .query((rs, _) -> entry(rs))
                .list();
    }

    private static AuditEntry entry(ResultSet rs) throws SQLException {
        var action = rs.getString("action");
        return new AuditEntry(
                rs.getLong("id"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                AuditAction.of(action).orElseThrow(() -> new IllegalStateException("unknown action " + action)),
                new Actor(
                        Actor.Kind.valueOf(rs.getString("actor_kind")),
                        rs.getString("actor"),
                        rs.getString("actor_name"),
                        rs.getString("origin")),
                rs.getString("subject"),
                rs.getString("subject_name"),
                rs.getString("detail"));
    }
}

package uy.ventanilla.intake.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.intake.domain.form.Form;
import uy.ventanilla.intake.domain.form.FormField;
import uy.ventanilla.intake.domain.mail.Desk;
import uy.ventanilla.intake.domain.mail.MailboxRules;
import uy.ventanilla.platform.tenancy.HeardTenants;
import uy.ventanilla.platform.tenancy.TenantId;

/** The tenants with their mailboxes and forms. */
@Repository
public class Tenants implements HeardTenants {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Tenants(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A mailbox to be read: its address, lower case, is also the name it is opened by. */
    public record Mailbox(TenantId tenant, String address) {}

    @Override
    public Optional<Integer> version(TenantId tenant) {
        return jdbc.sql("select version from tenants where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional();
    }

    /** Keeps what was applied unless a newer version is there. */
    public void keep(TenantId tenant, int version, String slug, List<MailboxRules> mailboxes, Form form) {
        var first = mailboxes.getFirst();
        jdbc.sql("""
                        insert into tenants (tenant_id, version, slug, address, open_to_all, answers_only, other_mailboxes, form,
                            follow_only)
                        values (:tenant, :version, :slug, :address, :open, :answersOnly, :others::jsonb, :form, :followOnly)
                        on conflict (tenant_id) do update set version = excluded.version, slug = excluded.slug,
                            address = excluded.address, open_to_all = excluded.open_to_all,
                            answers_only = excluded.answers_only, other_mailboxes = excluded.other_mailboxes,
                            form = excluded.form, follow_only = excluded.follow_only
                        where tenants.version <= excluded.version
                        """)
                .param("tenant", tenant.value())
                .param("version", version)
                .param("slug", slug)
                .param("address", first.address())
                .param("open", first.senders() == Desk.Senders.ANYBODY)
                .param("answersOnly", first.senders() == Desk.Senders.NOBODY)
                .param("others", json.writeValueAsString(mailboxes.subList(1, mailboxes.size())))
                .param("form", json.writeValueAsString(form.fields()))
                .param("followOnly", form.followOnly())
                .update();
    }

    /** The mailboxes of all tenants but those that stand still; inside of {@code acrossTenants}. */
    public List<Mailbox> mailboxes() {
        return jdbc.sql("""
                        select tenant_id, mailbox from tenants cross join lateral (
                            select address as mailbox
                            union select other ->> 'address' from jsonb_array_elements(other_mailboxes) as other) as each
                        where not exists (
                            select from tenant_standing
                            where tenant_standing.tenant_id = tenants.tenant_id and standing <> 'ACTIVE')
                        """)
                .query((rs, _) ->
                        new Mailbox(new TenantId(rs.getObject("tenant_id", UUID.class)), rs.getString("mailbox")))
                .list();
    }

    /** The tenant's mailboxes in the order of its blueprint; none of one that is not known. */
    public List<MailboxRules> mailboxes(TenantId tenant) {
        return jdbc.sql(
                        "select address, open_to_all, answers_only, other_mailboxes from tenants where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((rs, _) -> Stream.concat(
                                Stream.of(new MailboxRules(rs.getString("address"), senders(rs), null)),
                                json
                                        .readValue(
                                                rs.getString("other_mailboxes"),
                                                new TypeReference<List<MailboxRules>>() {})
                                        .stream())
                        .toList())
                .optional()
                .orElse(List.of());
    }

    private static Desk.Senders senders(ResultSet rs) throws SQLException {
        if (rs.getBoolean("answers_only")) {
            return Desk.Senders.NOBODY;
        }
        return rs.getBoolean("open_to_all") ? Desk.Senders.ANYBODY : Desk.Senders.ENABLED;
    }

    public Optional<Form> form(TenantId tenant) {
        return jdbc.sql("select form, follow_only from tenants where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((rs, _) -> new Form(
                        json.readValue(rs.getString("form"), new TypeReference<List<FormField>>() {}),
                        rs.getBoolean("follow_only")))
                .optional();
    }
}

package uy.ventanilla.notification.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Staff;
import uy.ventanilla.platform.tenancy.TenantId;

/** Our copy of each tenant's people. */
@Repository
public class People {
    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@code role} is the contract's lower-case word, or {@link Staff#LEFT}; {@code sequence} counts what identity-service has said of this
     * person, and an older word changes nothing.
     */
    public void keep(TenantId tenant, Person person, String role, long sequence) {
        jdbc.sql("""
                        insert into person (tenant_id, id, address, name, role, language, sequence)
                        values (:tenant, :id, :address, :name, :role, :language, :sequence)
                        on conflict (tenant_id, id) do update set address = excluded.address, name = excluded.name,
                            role = excluded.role, language = excluded.language,
                            sequence = excluded.sequence
                        where person.sequence <= excluded.sequence
                        """)
                .param("tenant", tenant.value())
                .param("id", person.id())
                .param("address", person.address())
                .param("name", person.name())
                .param("role", role)
                .param("language", person.language())
                .param("sequence", sequence)
                .update();
    }

    /**
     * Puts stand-ins in place of a person's address and name, in what others were told too. What was still to be sent to them is
     * not; their notices are forgotten.
     */
    public void erase(TenantId tenant, UUID id, String standInAddress, String standIn, long sequence) {
        record Was(String address, String name) {}
        var was = jdbc.sql("select address, name from person where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, _) -> new Was(rs.getString("address"), rs.getString("name")))
                .optional();
        if (was.isEmpty()) {
            return;
        }
        for (var sql : List.of(
                """
                update delivery set state = 'failed', error = 'the recipient was erased'
                where tenant_id = :tenant and mailbox = :address and state in ('queued', 'deferred')
                """,
                """
                update delivery set
                    mailbox = case when mailbox = :address then :standInAddress else mailbox end,
                    recipient = without_person(recipient, :address, :name, :standInAddress, :standIn),
                    content = without_person(content, :address, :name, :standInAddress, :standIn)
                where tenant_id = :tenant and (mailbox = :address
                    or strpos(lower(content || recipient), :address) > 0 or strpos(content || recipient, :name) > 0)
                """,
                "update thread_mail set mailbox = null where tenant_id = :tenant and mailbox = :address",
                "delete from suppressed where tenant_id = :tenant and mailbox = :address",
                "delete from bell where tenant_id = :tenant and person = :id",
                """
                update bell set
                    text_es = without_person(text_es, :address, :name, :standInAddress, :standIn),
                    text_en = without_person(text_en, :address, :name, :standInAddress, :standIn)
                where tenant_id = :tenant and strpos(text_es || text_en, :name) > 0
                """,
                """
                update ticket set
                    assignee = without_person(assignee, :address, :name, :standInAddress, :standIn),
                    last_said = without_person(last_said, :address, :name, :standInAddress, :standIn)
                where tenant_id = :tenant and (strpos(lower(concat(assignee, last_said)), :address) > 0
                    or strpos(concat(assignee, last_said), :name) > 0)
                """,
                """
                update person set address = :standInAddress, name = :standIn, role = :left, sequence = :sequence
                where tenant_id = :tenant and id = :id
                """)) {
            jdbc.sql(sql)
                    .param("tenant", tenant.value())
                    .param("id", id)
                    .param("address", was.get().address())
                    .param("name", was.get().name())
                    .param("standInAddress", standInAddress)
                    .param("standIn", standIn)
                    .param("left", Staff.LEFT)
                    .param("sequence", sequence)
                    .update();
        }
    }

    public Optional<String> languageOf(TenantId tenant, UUID person) {
        return jdbc.sql("select language from person where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", person)
                .query(String.class)
                .optional();
    }

    public Staff staff(TenantId tenant) {
        var desk = new ArrayList<Person>();
        var leads = new ArrayList<Person>();
        var all = new HashSet<UUID>();
        var gone = new HashSet<UUID>();
        jdbc.sql("""
                        select id, address, name, role, language from person
                        where tenant_id = :tenant and role <> 'customer' order by id
                        """).param("tenant", tenant.value()).query(row -> {
            var person = new Person(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("address"),
                    row.getString("language"));
            if (row.getString("role").equals(Staff.LEFT)) {
                gone.add(row.getObject("id", UUID.class));
                return;
            }
            all.add(row.getObject("id", UUID.class));
            switch (row.getString("role")) {
                case "agent" -> desk.add(person);
                case "lead" -> {
                    desk.add(person);
                    leads.add(person);
                }
                default -> {} // an admin keeps the directory and takes no tickets
            }
        });
        return new Staff(desk, leads, all, gone);
    }
}

package uy.ventanilla.notification.store;

import java.util.ArrayList;
import java.util.HashSet;
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

    /** As they are known; empty for somebody of whom nobody has told us. */
    public Optional<Person> find(TenantId tenant, UUID id) {
        return jdbc.sql("select id, name, address, language from person where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, _) -> new Person(
                        rs.getObject("id", UUID.class),
                        rs.getString("name"),
                        rs.getString("address"),
                        rs.getString("language")))
                .optional();
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

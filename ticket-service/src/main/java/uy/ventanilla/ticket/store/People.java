package uy.ventanilla.ticket.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Participant;
import uy.ventanilla.ticket.domain.Person;
import uy.ventanilla.ticket.domain.PersonId;

/**
 * Our copy of a tenant's people. Somebody may write before identity-service has told us of them: a stand-in is kept, and
 * when the real person comes, known by the address, everything the stand-in said and opened becomes theirs.
 */
@Repository
public class People {
    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Person> find(TenantId tenant, PersonId id) {
        return all(tenant, List.of(id.value())).stream().findFirst();
    }

    public Optional<Person> findByAddress(TenantId tenant, String address) {
        return jdbc.sql("""
                        select id, address, name, role, organisation_id, language from person
                        where tenant_id = :tenant and address = :address
                        order by provisional, id limit 1
                        """)
                .param("tenant", tenant.value())
                .param("address", address)
                .query(People::person)
                .optional();
    }

    List<Person> all(TenantId tenant, Collection<UUID> ids) {
        return jdbc.sql("""
                        select id, address, name, role, organisation_id, language from person
                        where tenant_id = :tenant and id = any(:ids)
                        """)
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(People::person)
                .list();
    }

    /** Who takes part in each of {@code tickets} beside the requester. */
    Map<UUID, List<Participant>> participantsOf(TenantId tenant, Collection<UUID> tickets) {
        record Part(UUID ticket, Participant who) {}
        return jdbc
                .sql("""
                        select part.ticket_id, person.id, address, name, role, organisation_id, language
                        from ticket_participant part
                        join person on person.tenant_id = part.tenant_id and person.id = part.person_id
                        where part.tenant_id = :tenant and part.ticket_id = any(:tickets)
                        order by name, person.id
                        """)
                .param("tenant", tenant.value())
                .param("tickets", tickets.toArray(UUID[]::new))
                .query((rs, n) -> new Part(
                        rs.getObject("ticket_id", UUID.class), person(rs, n).asParticipant()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Part::ticket, Collectors.mapping(Part::who, Collectors.toList())));
    }

    /** Keeps a stand-in for somebody of whom nobody has told us, until {@link #keep} settles who it is. */
    public void keepStandIn(TenantId tenant, Person person) {
        write(tenant, person, true, 0);
    }

    /**
     * Keeps what identity-service says of a person, and gives them what a stand-in with their address left. {@code
     * sequence} counts what it has said of them; an older word changes nothing.
     */
    public void keep(TenantId tenant, Person person, long sequence) {
        queueFor(tenant, person.address());
        if (!write(tenant, person, false, sequence)) {
            return;
        }
        jdbc.sql("""
                        delete from person where tenant_id = :tenant and address = :address and provisional and id <> :id
                        returning id
                        """)
                .param("tenant", tenant.value())
                .param("address", person.address())
                .param("id", person.id().value())
                .query(UUID.class)
                .list()
                .forEach(standIn -> settle(tenant, standIn, person.id()));
    }

    /**
     * Puts stand-ins in place of a person's address and name, and notes the tickets they had to do with: {@link Redactions} takes
     * them out of these one by one, and with {@code files} what they attached.
     */
    public void erase(
            TenantId tenant, PersonId id, String standInAddress, String standIn, boolean files, long sequence) {
        var was = find(tenant, id);
        was.ifPresent(person -> {
            queueFor(tenant, person.address());
            jdbc.sql("""
                            insert into redaction (tenant_id, ticket_id, person_id, address, name, stand_in_address, stand_in,
                                files)
                            select :tenant, theirs.id, :id, :address, :name, :standInAddress, :standIn, :files from (
                                select id from ticket where tenant_id = :tenant and requester_id = :id
                                union select id from ticket where tenant_id = :tenant and assignee_id = :id
                                union select ticket_id from ticket_participant
                                    where tenant_id = :tenant and person_id = :id
                                union select ticket_id from message where tenant_id = :tenant and author_id = :id
                                union select ticket_id from history where tenant_id = :tenant and actor_id = :id
                                union select ticket_id from history
                                    where tenant_id = :tenant and kind = 'ASSIGNED' and from_value = :name
                                union select ticket_id from history
                                    where tenant_id = :tenant and kind = 'ASSIGNED' and to_value = :name
                                ) as theirs
                            on conflict do nothing
                            """)
                    .param("tenant", tenant.value())
                    .param("id", id.value())
                    .param("address", person.address())
                    .param("name", person.name())
                    .param("standInAddress", standInAddress)
                    .param("standIn", standIn)
                    .param("files", files)
                    .update();
        });
        var role = was.map(Person::role).orElse(Person.Role.CUSTOMER);
        var language = was.map(Person::language).orElse("es");
        write(tenant, new Person(id, standInAddress, standIn, role, null, language), false, sequence);
        jdbc.sql("update person set erased_with_files = :files where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("files", files)
                .update();
    }

    /** For somebody who was forgotten: whether their files went too. Empty for everybody else. */
    public Optional<Boolean> erasedWithFiles(TenantId tenant, PersonId id) {
        return jdbc.sql("""
                        select erased_with_files from person
                        where tenant_id = :tenant and id = :id and erased_with_files is not null
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query(Boolean.class)
                .optional();
    }

    /**
     * Makes whoever looks for {@code address} and then keeps a person wait for each other until their transactions are
     * over: a stand-in and the real person must not pass each other unseen.
     */
    public void queueFor(TenantId tenant, String address) {
        jdbc.sql("select count(*) from pg_advisory_xact_lock(hashtextextended(:address, 0))")
                .param("address", tenant + " " + address)
                .query(Long.class)
                .single();
    }

    private void settle(TenantId tenant, UUID standIn, PersonId person) {
        for (var sql : List.of(
                // the version too: whoever is deciding about this ticket right now must decide again
                """
                update ticket set requester_id = :person, version = version + 1
                where tenant_id = :tenant and requester_id = :standIn
                """,
                "update ticket_participant set person_id = :person where tenant_id = :tenant and person_id = :standIn",
                "update message set author_id = :person where tenant_id = :tenant and author_id = :standIn",
                "update history set actor_id = :person where tenant_id = :tenant and actor_id = :standIn")) {
            jdbc.sql(sql)
                    .param("person", person.value())
                    .param("tenant", tenant.value())
                    .param("standIn", standIn)
                    .update();
        }
    }

    private boolean write(TenantId tenant, Person person, boolean provisional, long sequence) {
        return jdbc.sql("""
                        insert into person (tenant_id, id, address, name, role, organisation_id, language, provisional,
                            sequence)
                        values (:tenant, :id, :address, :name, :role, :organisation, :language, :provisional, :sequence)
                        on conflict (tenant_id, id) do update set
                            address = excluded.address, name = excluded.name, role = excluded.role,
                            organisation_id = excluded.organisation_id, language = excluded.language,
                            provisional = excluded.provisional, sequence = excluded.sequence
                        where person.sequence <= excluded.sequence
                        """)
                        .param("tenant", tenant.value())
                        .param("id", person.id().value())
                        .param("address", person.address())
                        .param("name", person.name())
                        .param("role", person.role().name())
                        .param("organisation", person.organisation())
                        .param("language", person.language())
                        .param("provisional", provisional)
                        .param("sequence", sequence)
                        .update()
                == 1;
    }

    private static Person person(ResultSet rs, @SuppressWarnings("unused") int row) throws SQLException {
        return new Person(
                new PersonId(rs.getObject("id", UUID.class)),
                rs.getString("address"),
                rs.getString("name"),
                Person.Role.valueOf(rs.getString("role")),
                rs.getObject("organisation_id", UUID.class),
                rs.getString("language"));
    }
}

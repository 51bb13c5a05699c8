package uy.ventanilla.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.platform.tenancy.TenantId;

/** Somebody known to a tenant. The address is lower case and theirs alone within the tenant. */
@Entity
@Table(name = "person")
public class PersonRow {
    @Column(name = "tenant_id")
    private UUID tenant;

    @Id
    private UUID id;

    private String address;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable UUID organisation;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> further;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> teams;

    private @Nullable String password;
    private boolean activated;
    private boolean mayMail;
    private boolean away;
    private @Nullable Instant leftAt;
    private @Nullable Instant erasedAt;
    private String language;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected PersonRow() {}

    /** A new person who may not sign in yet. */
    public PersonRow(TenantId tenant, UUID id, String address, String name, Role role, String language) {
        this.tenant = tenant.value();
        this.id = id;
        this.address = address;
        this.name = name;
        this.role = role;
        this.language = language;
        this.further = List.of();
        this.teams = List.of();
    }

    /** Takes over what is given; {@code false} where that changes nothing. */
    public boolean becomes(PersonFacts facts, Instant now) {
        var before = facts();
        name = facts.name();
        role = facts.role();
        organisation =
                facts.organisations().isEmpty() ? null : facts.organisations().getFirst();
        further = facts.organisations().stream().skip(1).toList();
        teams = facts.teams().stream().distinct().sorted().toList();
        mayMail = facts.mayMail();
        away = facts.away();
        leftAt = !facts.left() ? null : leftAt == null ? now : leftAt;
        language = facts.language();
        return !before.equals(facts());
    }

    /** What is said of them now. */
    public PersonFacts facts() {
        return new PersonFacts(name, role, organisations(), List.copyOf(teams), mayMail, away, left(), language);
    }

    private List<UUID> organisations() {
        return organisation == null
                ? List.of()
                : Stream.concat(Stream.of(organisation), further.stream()).toList();
    }

    /** May sign in from now on: with a password, or where there is none, by whoever has proved their address. */
    public void activate(@Nullable String passwordHash) {
        password = passwordHash;
        activated = true;
    }

    /** Nothing of who they were is left; the stand-ins are what is shown where they were. */
    public void erase(String standInAddress, String standInName, Instant now) {
        becomes(new PersonFacts(standInName, role, List.of(), List.of(), false, false, true, language), now);
        address = standInAddress;
        password = null;
        activated = false;
        erasedAt = now;
    }

    public boolean erased() {
        return erasedAt != null;
    }

    public Person toPerson() {
        return new Person(id, address, facts(), activated, erased(), version());
    }

    public TenantId tenant() {
        return new TenantId(tenant);
    }

    public UUID id() {
        return id;
    }

    public String address() {
        return address;
    }

    public String name() {
        return name;
    }

    /** The password's hash; absent before the activation. */
    public @Nullable String password() {
        return password;
    }

    /** Whether they have chosen a password or somebody has proved their address. */
    public boolean activated() {
        return activated;
    }

    public boolean left() {
        return leftAt != null;
    }

    /** Whether what they prove lets them in. */
    public boolean maySignIn() {
        return activated && leftAt == null;
    }

    public long version() {
        return version == null ? 0 : version;
    }

    /** Counts from 1 with every change. */
    long sequence() {
        return version == null ? 0 : version + 1;
    }
}

package uy.ventanilla.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Person;
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
    private @Nullable String password;
    private boolean activated;
    private boolean mayMail;
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
    }

    /** Takes over what is given; {@code false} where that changes nothing. */
    public boolean becomes(
            String newName, Role newRole, @Nullable UUID newOrganisation, boolean newMayMail, String newLanguage) {
        boolean same = name.equals(newName)
                && role == newRole
                && Objects.equals(organisation, newOrganisation)
                && mayMail == newMayMail
                && language.equals(newLanguage);
        name = newName;
        role = newRole;
        organisation = newOrganisation;
        mayMail = newMayMail;
        language = newLanguage;
        return !same;
    }

    /** Has a password from now on and may sign in with it. */
    public void activate(String passwordHash) {
        password = passwordHash;
        activated = true;
    }

    public Person toPerson() {
        return new Person(id, address, name, role, organisation, activated, mayMail, language);
    }

    TenantId tenant() {
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

    public boolean activated() {
        return activated;
    }

    /** Counts from 1 with every change. */
    long sequence() {
        return version == null ? 0 : version + 1;
    }
}

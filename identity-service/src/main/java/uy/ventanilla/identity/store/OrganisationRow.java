package uy.ventanilla.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.platform.tenancy.TenantId;

/** A customer organisation of a tenant. */
@Entity
@Table(name = "organisation")
public class OrganisationRow {
    @Column(name = "tenant_id")
    private UUID tenant;

    @Id
    private UUID id;

    private String name;
    private String plan;
    private @Nullable String commercialContact;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected OrganisationRow() {}

    public OrganisationRow(TenantId tenant, UUID id, String name, String plan, @Nullable String commercialContact) {
        this.tenant = tenant.value();
        this.id = id;
        this.name = name;
        this.plan = plan;
        this.commercialContact = commercialContact;
    }

    /** Takes over what is given; {@code false} where that changes nothing. */
    public boolean becomes(String newName, String newPlan, @Nullable String newContact) {
        boolean same = name.equals(newName) && plan.equals(newPlan) && Objects.equals(commercialContact, newContact);
        name = newName;
        plan = newPlan;
        commercialContact = newContact;
        return !same;
    }

    public Organisation toOrganisation() {
        return new Organisation(id, name, plan, commercialContact);
    }

    TenantId tenant() {
        return new TenantId(tenant);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String plan() {
        return plan;
    }

    public @Nullable String commercialContact() {
        return commercialContact;
    }

    /** Counts from 1 with every change. */
    long sequence() {
        return version == null ? 0 : version + 1;
    }
}

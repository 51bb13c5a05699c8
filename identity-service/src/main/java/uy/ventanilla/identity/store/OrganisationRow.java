package uy.ventanilla.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.identity.domain.OrganisationFacts;
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
    private @Nullable String taxId;
    private @Nullable String brand;
    private String plan;
    private @Nullable String commercialContact;
    private @Nullable String accessCode;
    private @Nullable Instant accessCodeMadeAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable String formerCode;

    private @Nullable Instant formerCodeUntil;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected OrganisationRow() {}

    public OrganisationRow(TenantId tenant, UUID id, OrganisationFacts facts) {
        this.tenant = tenant.value();
        this.id = id;
        this.name = facts.name();
        this.plan = facts.plan();
        becomes(facts);
    }

    /** Takes over what is given; {@code false} where that changes nothing. */
    public final boolean becomes(OrganisationFacts facts) {
        var before = facts();
        name = facts.name();
        taxId = facts.taxId();
        brand = facts.brand();
        plan = facts.plan();
        commercialContact = facts.commercialContact();
        return !before.equals(facts);
    }

    /** What is said of it now. */
    public final OrganisationFacts facts() {
        return new OrganisationFacts(name, taxId, brand, plan, commercialContact);
    }

    /** Has another access code, of which only the hash is kept; the one before counts until {@code formerUntil}. */
    public void codeBecomes(String hash, Instant now, Instant formerUntil) {
        formerCode = accessCode;
        formerCodeUntil = accessCode == null || !formerUntil.isAfter(now) ? null : formerUntil;
        accessCode = hash;
        accessCodeMadeAt = now;
    }

    public Organisation toOrganisation() {
        var code = accessCodeMadeAt == null ? null : new Organisation.CodeStatus(accessCodeMadeAt, formerCodeUntil);
        return new Organisation(id, facts(), code, version());
    }

    TenantId tenant() {
        return new TenantId(tenant);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version == null ? 0 : version;
    }

    /** Counts from 1 with every change. */
    long sequence() {
        return version == null ? 0 : version + 1;
    }
}

package uy.ventanilla.identity.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The organisations of all tenants; every finder names the tenant first. */
public interface Organisations extends JpaRepository<OrganisationRow, UUID> {
    @Query("select o from OrganisationRow o where o.tenant = :tenant and o.id = :id")
    Optional<OrganisationRow> find(UUID tenant, UUID id);

    @Query("select o from OrganisationRow o where o.tenant = :tenant and lower(o.name) = lower(:name)")
    Optional<OrganisationRow> findByName(UUID tenant, String name);

    @Query("select o from OrganisationRow o where o.tenant = :tenant order by o.name")
    List<OrganisationRow> all(UUID tenant);
}

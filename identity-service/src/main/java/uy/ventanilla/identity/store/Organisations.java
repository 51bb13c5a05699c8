package uy.ventanilla.identity.store;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The organisations of all tenants; every finder names the tenant first. */
public interface Organisations extends JpaRepository<OrganisationRow, UUID> {
    @Query("select o from OrganisationRow o where o.tenant = :tenant and o.id = :id")
    Optional<OrganisationRow> find(UUID tenant, UUID id);

    @Query("select o from OrganisationRow o where o.tenant = :tenant and lower(o.name) = lower(:name)")
    Optional<OrganisationRow> findByName(UUID tenant, String name);

    @Query("select o from OrganisationRow o where o.tenant = :tenant and o.id in :ids")
    List<OrganisationRow> all(UUID tenant, Collection<UUID> ids);

    /** As {@link #all}, and none of them is removed until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select o from OrganisationRow o where o.tenant = :tenant and o.id in :ids order by o.id")
    List<OrganisationRow> share(UUID tenant, Collection<UUID> ids);

    /** As {@link #find}, and nobody changes it until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from OrganisationRow o where o.tenant = :tenant and o.id = :id")
    Optional<OrganisationRow> hold(UUID tenant, UUID id);

    /** Whether a code's hash is some organisation's, or was lately. */
    @Query("""
            select count(o) > 0 from OrganisationRow o
            where o.tenant = :tenant and (o.accessCode = :hash or o.formerCode = :hash)
            """)
    boolean codeIsTaken(UUID tenant, String hash);
}

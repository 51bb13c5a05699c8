package uy.ventanilla.identity.store;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The people of all tenants; every finder names the tenant first. */
public interface People extends JpaRepository<PersonRow, UUID> {
    @Query("select p from PersonRow p where p.tenant = :tenant and p.id = :id")
    Optional<PersonRow> find(UUID tenant, UUID id);

    @Query("select p from PersonRow p where p.tenant = :tenant and p.address = :address")
    Optional<PersonRow> findByAddress(UUID tenant, String address);

    /** As {@link #find}, and nobody changes them until this transaction ends. Taken before any lock on what is theirs. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PersonRow p where p.tenant = :tenant and p.id = :id")
    Optional<PersonRow> hold(UUID tenant, UUID id);

    /** As {@link #findByAddress}, and nobody changes them until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PersonRow p where p.tenant = :tenant and p.address = :address")
    Optional<PersonRow> holdByAddress(UUID tenant, String address);

    @Query("select p from PersonRow p where p.tenant = :tenant and p.id in :ids")
    List<PersonRow> all(UUID tenant, Collection<UUID> ids);

    /** Who works for the tenant, by name. */
    @Query("""
            select p from PersonRow p where p.tenant = :tenant and p.role <> CUSTOMER and p.leftAt is null
            order by p.name, p.id
            """)
    List<PersonRow> staff(UUID tenant);

    /** Those who can sign in. */
    @Query(
            "select count(p) from PersonRow p where p.tenant = :tenant and p.role = ADMIN and p.activated and p.leftAt is null")
    long admins(UUID tenant);

    /** As {@link #staff}, and nobody changes them until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select p from PersonRow p where p.tenant = :tenant and p.role <> CUSTOMER and p.leftAt is null
            order by p.name, p.id
            """)
    List<PersonRow> holdStaff(UUID tenant);
}

package uy.ventanilla.ticket.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface TicketRows extends JpaRepository<TicketRow, RowKey> {
    Optional<TicketRow> findFirstByKeyTenantIdAndConversationOrderByNumberDesc(UUID tenantId, UUID conversation);

    Optional<TicketRow> findFirstByKeyTenantIdAndFollowsUpOrderByNumberDesc(UUID tenantId, long followsUp);

    Optional<TicketRow> findByKeyTenantIdAndNumber(UUID tenant, long number);
}

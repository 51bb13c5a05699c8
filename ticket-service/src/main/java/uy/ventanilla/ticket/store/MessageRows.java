package uy.ventanilla.ticket.store;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface MessageRows extends JpaRepository<MessageRow, RowKey> {
    List<MessageRow> findByKeyTenantIdAndTicketIdOrderBySequence(UUID tenant, UUID ticket);
}

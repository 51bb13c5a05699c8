package uy.ventanilla.ticket.store;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface HistoryRows extends JpaRepository<HistoryRow, HistoryRow.Key> {
    List<HistoryRow> findByKeyTenantIdAndKeyTicketIdAndKeySequenceGreaterThanOrderByKeySequence(
            UUID tenant, UUID ticket, long sequence);
}

package uy.ventanilla.slatimer.usecase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.store.HeardTickets;
import uy.ventanilla.slatimer.store.TenantRules;

/**
 * A tenant's blueprint was applied. Tickets under way go on by the new rules from their own first instants, so what has
 * elapsed stays elapsed.
 */
@Service
public class HearRules {
    private static final Logger log = LoggerFactory.getLogger(HearRules.class);

    private final TenantRules rules;
    private final HeardTickets tickets;
    private final Reschedule reschedule;

    HearRules(TenantRules rules, HeardTickets tickets, Reschedule reschedule) {
        this.rules = rules;
        this.tickets = tickets;
        this.reschedule = reschedule;
    }

    /** {@code applied} is the announcement as it came. */
    public void handle(TenantId tenant, int version, String applied) {
        if (!rules.keep(tenant, version, applied)) {
            return;
        }
        var underWay = tickets.notClosed(tenant);
        reschedule.all(tenant, underWay);
        log.info("rules kept version={} tickets={}", version, underWay.size());
    }
}

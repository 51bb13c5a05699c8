package uy.ventanilla.ticket.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.reading.Running;
import uy.ventanilla.ticket.usecase.CountRunning;

/** The operator's question before a blueprint changes: how many tickets run, by state and plan. Asked by identity-service. */
@Hidden
@RestController
class RunningController {
    private final CountRunning running;

    RunningController(CountRunning running) {
        this.running = running;
    }

    @GetMapping("/platform/tenants/{tenant}/running")
    List<Running> of(@PathVariable UUID tenant) {
        return running.of(new TenantId(tenant));
    }
}

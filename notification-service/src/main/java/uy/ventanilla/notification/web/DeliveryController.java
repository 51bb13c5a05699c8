package uy.ventanilla.notification.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.notification.domain.DeliveryReport;
import uy.ventanilla.notification.usecase.ReadDeliveries;
import uy.ventanilla.platform.web.Caller;

/** What became of a ticket's mails, for staff. */
@RestController
class DeliveryController {
    private final ReadDeliveries readDeliveries;

    DeliveryController(ReadDeliveries readDeliveries) {
        this.readDeliveries = readDeliveries;
    }

    record DeliveryList(List<DeliveryReport> items) {}

    /** What was sent to whom about a ticket, and what came of it, for staff. */
    @GetMapping("/api/deliveries")
    DeliveryList list(Caller caller, @RequestParam long ticket) {
        caller.mustBe("agent", "lead", "admin");
        return new DeliveryList(readDeliveries.of(caller.tenant(), ticket));
    }
}

package uy.ventanilla.notification.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.ClockStart;
import uy.ventanilla.notification.domain.Tenant;

/** Identity-service's blueprint in this service's words. */
final class DirectoryNews {
    private DirectoryNews() {}

    static Tenant tenant(Blueprint blueprint) {
        var classifications = new LinkedHashMap<String, Map<String, String>>();
        blueprint.classifications().forEach(entry -> classifications.put(entry.id(), entry.label()));
        var reasons = new LinkedHashMap<String, Map<String, String>>();
        blueprint
                .workflow()
                .transitions()
                .forEach(
                        transition -> transition.reasons().forEach(reason -> reasons.put(reason.id(), reason.label())));
        return new Tenant(
                blueprint.slug(),
                blueprint.name(),
                blueprint.hosts().getFirst(),
                blueprint.languages().isEmpty() ? "es" : blueprint.languages().getFirst(),
                blueprint.brand().colour(),
                blueprint.brand().tagline(),
                blueprint.timeZone(),
                blueprint.channels().mail().address(),
                blueprint.channels().mail().senderName(),
                blueprint.channels().emergencyPhone(),
                blueprint.workflow().states().stream().map(DirectoryNews::state).toList(),
                classifications,
                blueprint.form().stream()
                        .map(field -> new Tenant.Field(field.id(), field.label(), field.required()))
                        .toList(),
                reasons);
    }

    private static Tenant.State state(Blueprint.State state) {
        var deadline = state.deadline();
        return new Tenant.State(
                state.id(),
                state.label(),
                state.onCustomerMessage(),
                deadline == null || isCountedFromWords(deadline) ? null : deadline.after(),
                deadline != null && deadline.from() == ClockStart.MAIL);
    }

    /** Every word moves such a deadline, so no mail can tell when it will be. */
    private static boolean isCountedFromWords(Blueprint.Deadline deadline) {
        return switch (deadline.from()) {
            case STATE, MAIL -> false;
            case AGENT_MESSAGE, ANY_MESSAGE -> true;
        };
    }
}

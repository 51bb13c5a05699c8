package uy.ventanilla.identity.document;

import java.util.List;
import java.util.Optional;
import uy.ventanilla.contracts.Blueprint;

/** The one promise that sla-timer-service keeps track of: the first response that is promised to every ticket. */
final class Measured {
    private Measured() {}

    static Optional<Blueprint.Target> of(List<Blueprint.Target> targets) {
        return targets.stream()
                .filter(it -> it.only() == null && it.calendar() == null && isFirstResponse(it))
                .findFirst();
    }

    private static boolean isFirstResponse(Blueprint.Target target) {
        return target.measure() == null
                ? target.id().equals(Binder.wireName(Blueprint.Measure.FIRST_RESPONSE))
                : target.measure() == Blueprint.Measure.FIRST_RESPONSE;
    }
}

package uy.ventanilla.identity.document;

import java.util.List;
import uy.ventanilla.contracts.Blueprint;

/** What the parts of one blueprint may name, by the lists that define it; and the languages its texts may be in. */
record Names(
        List<String> languages,
        List<String> calendars,
        List<String> plans,
        List<String> teams,
        List<String> priorities,
        List<String> requests,
        List<String> states,
        List<String> transitions,
        List<String> classifications) {
    static Names of(Blueprint blueprint) {
        return new Names(
                blueprint.languages(),
                blueprint.calendars().stream().map(Blueprint.OpeningHours::id).toList(),
                blueprint.plans().stream().map(Blueprint.Plan::id).toList(),
                blueprint.teams().stream().map(Blueprint.Team::id).toList(),
                blueprint.priorities().stream().map(Blueprint.Priority::id).toList(),
                blueprint.requests().stream().map(Blueprint.Request::id).toList(),
                blueprint.workflow().states().stream().map(Blueprint.State::id).toList(),
                blueprint.workflow().transitions().stream()
                        .map(Blueprint.Transition::id)
                        .toList(),
                blueprint.classifications().stream()
                        .map(Blueprint.ClassificationEntry::id)
                        .toList());
    }
}

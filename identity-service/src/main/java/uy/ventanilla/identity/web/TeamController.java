package uy.ventanilla.identity.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.usecase.ManageTeams;
import uy.ventanilla.identity.usecase.ManageTeams.Outcome;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** The teams that the tenant's blueprint names, and who is in them. */
@RestController
@RequestMapping("/api/teams")
class TeamController {
    record MemberView(UUID id, String name, boolean away) {}

    record TeamView(String id, Map<String, String> label, List<MemberView> members) {
        static TeamView of(ManageTeams.Team team) {
            return new TeamView(
                    team.id(),
                    team.label(),
                    team.members().stream()
                            .map(it -> new MemberView(
                                    it.id(), it.facts().name(), it.facts().away()))
                            .toList());
        }
    }

    record Teams(List<TeamView> items) {}

    record Members(@Nullable List<UUID> members) {}

    private final ManageTeams manage;

    private final Standing standing;

    TeamController(ManageTeams manage, Standing standing) {
        this.standing = standing;
        this.manage = manage;
    }

    /** The tenant's teams with their members. */
    @GetMapping
    Teams all(Caller caller) {
        Readers.mayRead(caller);
        return new Teams(manage.all(caller.tenant()).stream().map(TeamView::of).toList());
    }

    /** Makes these, and nobody else, the members of a team. */
    @PutMapping("/{id}/members")
    TeamView become(Caller caller, @PathVariable String id, @RequestBody Members body) {
        standing.mustBe(caller, "lead", "admin");
        if (body.members == null || body.members.stream().anyMatch(Objects::isNull)) {
            throw Corrections.of("members", "A list of ids of people.");
        }
        return switch (manage.become(caller.tenant(), id, List.copyOf(body.members))) {
            case Outcome.Done(var team) -> TeamView.of(team);
            case Outcome.NoSuch() -> throw Problem.notFound("The blueprint names no such team.");
            case Outcome.Mistaken(var mistakes) -> throw Corrections.of(mistakes);
        };
    }
}

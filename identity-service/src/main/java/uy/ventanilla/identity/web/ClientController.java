package uy.ventanilla.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.Integrator;
import uy.ventanilla.identity.usecase.ManageIntegrators;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** A tenant's integrators: machines that get tokens by a secret of their own. */
@RestController
@RequestMapping("/api/clients")
class ClientController {
    record ClientView(String clientId, String name, Set<String> scopes, Instant madeAt) {
        static ClientView of(Integrator integrator) {
            return new ClientView(integrator.clientId(), integrator.name(), integrator.scopes(), integrator.madeAt());
        }
    }

    record Items(List<ClientView> items) {}

    private final ManageIntegrators integrators;

    private final Standing standing;

    ClientController(ManageIntegrators integrators, Standing standing) {
        this.standing = standing;
        this.integrators = integrators;
    }

    /** The secret is in this answer and nowhere else, ever. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewClient.Made make(Caller caller, @RequestBody NewClient body) {
        standing.mustBe(caller, "admin");
        return body.at(caller.tenant(), integrators);
    }

    @GetMapping
    Items all(Caller caller) {
        standing.mustBe(caller, "admin");
        return new Items(
                integrators.all(caller.tenant()).stream().map(ClientView::of).toList());
    }

    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String clientId) {
        standing.mustBe(caller, "admin");
        if (!integrators.revoke(caller.tenant(), clientId)) {
            throw Problem.notFound("No such client.");
        }
    }
}

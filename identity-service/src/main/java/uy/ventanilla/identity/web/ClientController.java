package uy.ventanilla.identity.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    /** {@code formerSecretUntil}: until when two secrets count; {@code lastUsedAt}: its last token, to the minute. */
    record ClientView(
            String clientId,
            String name,
            Set<String> scopes,
            Instant madeAt,
            @Nullable Instant formerSecretUntil,
            @Nullable Instant lastUsedAt) {
        static ClientView of(Integrator integrator) {
            return new ClientView(
                    integrator.clientId(),
                    integrator.name(),
                    integrator.scopes(),
                    integrator.madeAt(),
                    integrator.formerUntil(),
                    integrator.lastUsedAt());
        }
    }

    /** {@code overlap}: how long the secret before counts too, ISO 8601; absent: a day. */
    record Renewal(@Nullable String overlap) {}

    record Items(List<ClientView> items) {}

    private final ManageIntegrators integrators;

    private final Standing standing;

    ClientController(ManageIntegrators integrators, Standing standing) {
        this.standing = standing;
        this.integrators = integrators;
    }

    /** Makes an integrator. Its secret is in this answer and nowhere else, ever. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewClient.Made make(Caller caller, @RequestBody NewClient body) {
        standing.mustBe(caller, "admin");
        return body.at(caller.tenant(), integrators);
    }

    /** The integrators of this tenant, with when each last got a token. */
    @GetMapping
    Items all(Caller caller) {
        standing.mustBe(caller, "admin");
        return new Items(
                integrators.all(caller.tenant()).stream().map(ClientView::of).toList());
    }

    /**
     * Makes another secret, told in this answer and nowhere else, ever. The one before counts on for a while, so that
     * nobody is cut off.
     */
    @PostMapping("/{clientId}/secret")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<NewClient.Made> renew(
            Caller caller, @PathVariable String clientId, @RequestBody(required = false) @Nullable Renewal body) {
        standing.mustBe(caller, "admin");
        var overlap = Overlap.parse(body == null ? null : body.overlap, Duration.ofDays(1));
        return integrators
                .renewSecret(caller.tenant(), clientId, overlap)
                .map(made -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(NewClient.Made.of(made)))
                .orElseThrow(() -> Problem.notFound("No such client."));
    }

    /** Takes an integrator away: its secrets and tokens stop working. */
    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String clientId) {
        standing.mustBe(caller, "admin");
        if (!integrators.revoke(caller.tenant(), clientId)) {
            throw Problem.notFound("No such client.");
        }
    }
}

package uy.ventanilla.identity.web.departure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.usecase.departure.ErasePerson;
import uy.ventanilla.identity.web.Standing;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** Forgets a person who wants to be forgotten. */
@RestController
class PersonErasureController {
    /**
     * A person is to be forgotten.
     *
     * @param confirm the person's address once more, so that nobody erases another by a slip
     * @param files whether the files they sent go too; absent: they stay
     */
    record NewErasure(@Nullable String confirm, @Nullable Boolean files) {}

    private final ErasePerson erase;
    private final Standing standing;

    PersonErasureController(ErasePerson erase, Standing standing) {
        this.erase = erase;
        this.standing = standing;
    }

    /** Forgets a person for good; their tickets stay readable, without them. */
    @PostMapping("/api/people/{id}/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(Caller caller, @PathVariable UUID id, @RequestBody NewErasure body) {
        standing.mustBe(caller, "admin");
        switch (erase.erase(
                caller.tenant(), id, body.confirm == null ? "" : body.confirm, Boolean.TRUE.equals(body.files))) {
            case ErasePerson.Outcome.Erased _ -> {}
            case ErasePerson.Outcome.Nobody() -> throw Problem.notFound("Nobody here has this id.");
            case ErasePerson.Outcome.NotConfirmed() ->
                throw new Problem(
                        HttpStatus.BAD_REQUEST,
                        "not-confirmed",
                        "Say their address once more as confirm: there is no way back.");
            case ErasePerson.Outcome.WorksHere() ->
                throw new Problem(HttpStatus.CONFLICT, "works-here", "They work here. Mark them as having left first.");
        }
    }
}

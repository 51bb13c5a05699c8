package uy.ventanilla.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.signin.Session;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.identity.usecase.SignIn;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/**
 * Browsers that are signed in: people see and end their own, admins those of their tenant's people. What a browser has been
 * given runs out within five minutes of its end, and it gets nothing new.
 */
@RestController
class SessionController {
    /**
     * {@code how}: by what they proved who they are, such as {@code password}. {@code program}: the browser's own words.
     * {@code current}: the one that asks.
     */
    record SessionView(
            UUID id,
            String how,
            String program,
            String from,
            Instant since,
            Instant seen,
            Instant until,
            boolean current) {}

    private final SignIn signIn;
    private final ReadDirectory directory;
    private final Standing standing;

    SessionController(SignIn signIn, ReadDirectory directory, Standing standing) {
        this.signIn = signIn;
        this.directory = directory;
        this.standing = standing;
    }

    /** The caller's own signed-in browsers. */
    @GetMapping("/api/me/sessions")
    List<SessionView> mine(Caller caller, @AuthenticationPrincipal Jwt token) {
        return views(signIn.sessions(caller.tenant(), caller.person()), token);
    }

    /** Ends one of the caller's own sign-ins. */
    @DeleteMapping("/api/me/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID id) {
        if (!signIn.end(caller.tenant(), caller.person(), id)) {
            throw Problem.notFound("You have no sign-in of this id, or it has ended already.");
        }
    }

    /** Signs the caller out everywhere, here too. */
    @DeleteMapping("/api/me/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(Caller caller) {
        signIn.endAll(caller.tenant(), caller.person());
    }

    /** A person's signed-in browsers, for admins. */
    @GetMapping("/api/people/{person}/sessions")
    List<SessionView> theirs(Caller caller, @PathVariable UUID person, @AuthenticationPrincipal Jwt token) {
        standing.mustBe(caller, "admin");
        mustBeHere(caller, person);
        return views(signIn.sessions(caller.tenant(), person), token);
    }

    /** Ends all of a person's sign-ins. */
    @DeleteMapping("/api/people/{person}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endTheirs(Caller caller, @PathVariable UUID person) {
        standing.mustBe(caller, "admin");
        mustBeHere(caller, person);
        signIn.endAll(caller.tenant(), person);
    }

    private void mustBeHere(Caller caller, UUID person) {
        if (directory.person(caller.tenant(), person).isEmpty()) {
            throw Problem.notFound("Nobody here has this id.");
        }
    }

    private static List<SessionView> views(List<Session> sessions, Jwt token) {
        var current = token.getClaimAsString("sid");
        return sessions.stream()
                .map(session -> new SessionView(
                        session.id(),
                        session.how(),
                        session.visit().program(),
                        session.visit().origin(),
                        session.since(),
                        session.seen(),
                        session.until(),
                        session.id().toString().equals(current)))
                .toList();
    }
}

package uy.ventanilla.identity.web.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.audit.Actor;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.audit.AuditEntry;
import uy.ventanilla.identity.domain.audit.AuditFilter;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.identity.web.Corrections;
import uy.ventanilla.identity.web.Standing;
import uy.ventanilla.platform.web.Caller;

/** The tenant's audit log, for its admins. */
@RestController
@RequestMapping("/api/audit")
class AuditController {
    private static final int MOST = 200;

    /** {@code next}: the cursor of the page behind it; absent at the end. */
    record Page(List<Line> items, @Nullable String next) {}

    /** {@code action} is such as {@code person.changed}; {@code detail} says in English what exactly. */
    record Line(
            long id,
            Instant at,
            String action,
            Who actor,
            @Nullable Subject subject,
            String detail) {
        static Line of(AuditEntry entry) {
            var subject = entry.subject();
            return new Line(
                    entry.id(),
                    entry.at(),
                    entry.action().word(),
                    Who.of(entry.actor()),
                    subject == null ? null : new Subject(subject, entry.subjectName()),
                    entry.detail());
        }
    }

    /** {@code kind}: person, integrator, operator, visitor or platform. {@code from}: the IP address they came from. */
    record Who(
            String kind,
            @Nullable String id,
            @Nullable String name,
            @Nullable String from) {
        static Who of(Actor actor) {
            return new Who(actor.kind().word(), actor.id(), actor.name(), actor.from());
        }
    }

    record Subject(String id, @Nullable String name) {}

    private final Audit audit;
    private final Standing standing;

    AuditController(Audit audit, Standing standing) {
        this.audit = audit;
        this.standing = standing;
    }

    /**
     * What people, integrators and the operator did here, the newest first.
     *
     * @param action one action, or with a star all of a kind: {@code sign-in.*}
     * @param about the id of a person or integrator: what they did, and what was done to them
     */
    @GetMapping
    Page read(
            Caller caller,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String about,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        standing.mustBe(caller, "admin");
        if (limit < 1 || limit > MOST) {
            throw Corrections.of("limit", "1 to " + MOST + ".");
        }
        if (about != null && !about.matches("[\\w-]{1,100}")) {
            throw Corrections.of("about", "The id of a person or of an integrator.");
        }
        var found = audit.read(caller.tenant(), new AuditFilter(actions(action), about, before(cursor)), limit + 1);
        var shown = found.stream().limit(limit).map(Line::of).toList();
        return new Page(
                shown, found.size() > limit ? Long.toString(shown.getLast().id()) : null);
    }

    private static Set<AuditAction> actions(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Set.of();
        }
        var wanted = Arrays.stream(AuditAction.values())
                .filter(action -> word.endsWith(".*")
                        ? action.word().startsWith(word.substring(0, word.length() - 1))
                        : action.word().equals(word))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AuditAction.class)));
        if (wanted.isEmpty()) {
            throw Corrections.of(
                    "action",
                    "One of "
                            + Arrays.stream(AuditAction.values())
                                    .map(AuditAction::word)
                                    .collect(Collectors.joining(", "))
                            + ", or a kind with a star: sign-in.*");
        }
        return wanted;
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw Corrections.of("cursor", "Take the next of an earlier page.");
        }
        return Long.valueOf(cursor);
    }
}

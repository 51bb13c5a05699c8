package uy.ventanilla.ticket.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Attachment;
import uy.ventanilla.ticket.domain.Channel;
import uy.ventanilla.ticket.domain.Draft;
import uy.ventanilla.ticket.domain.Participant;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.domain.TicketCommand;
import uy.ventanilla.ticket.domain.reading.TicketFilter;
import uy.ventanilla.ticket.domain.workflow.Phase;
import uy.ventanilla.ticket.usecase.ReadTickets;
import uy.ventanilla.ticket.usecase.ShareFiles;
import uy.ventanilla.ticket.usecase.WorkOnTicket;

/** Tickets: list, look, move, assign, classify, fill in. */
@RestController
@RequestMapping("/api/tickets")
class TicketController {
    private static final int MOST = 100;

    private final ReadTickets read;
    private final WorkOnTicket work;
    private final ShareFiles files;
    private final Answers answers;

    TicketController(ReadTickets read, WorkOnTicket work, ShareFiles files, Answers answers) {
        this.read = read;
        this.work = work;
        this.files = files;
        this.answers = answers;
    }

    record PageView(List<TicketView> items, @Nullable String next) {}

    /**
     * Tickets the caller may see, the soonest due first.
     *
     * @param state by the id the blueprint gives it
     * @param phase {@code open}, {@code resolved} or {@code closed}
     * @param assignee {@code me} or {@code none}
     * @param request what they ask for, by the id the blueprint gives it
     * @param q words of the subject, or a number
     */
    @GetMapping
    PageView list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String phase,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        if (limit < 1 || limit > MOST) {
            throw TicketProblems.invalid("/limit", "from 1 to " + MOST);
        }
        var reader = Callers.actor(caller);
        var filter = new TicketFilter(
                reader instanceof Actor.Customer(var me, var _) ? me : null,
                blankToNull(state),
                phases(blankToNull(phase)),
                "me".equals(assignee) ? new PersonId(caller.person()) : null,
                "none".equals(assignee),
                blankToNull(request),
                blankToNull(q));
        var after = blankToNull(cursor);
        var page = read.page(caller.tenant(), reader, filter, after == null ? null : Cursor.parse(after), limit);
        var next = page.next();
        return new PageView(
                page.tickets().stream().map(TicketView::of).toList(), next == null ? null : Cursor.of(next));
    }

    /** One ticket; its {@code ETag} is its version. */
    @GetMapping("/{number}")
    ResponseEntity<TicketView> one(Caller caller, @PathVariable long number) {
        return answers.ticket(caller.tenant(), Callers.actor(caller), number);
    }

    /** All that happened to a ticket, with who did it and why. */
    @GetMapping("/{number}/timeline")
    TimelineView timeline(Caller caller, @PathVariable long number) {
        return read.timeline(caller.tenant(), Callers.actor(caller), number)
                .map(TimelineView::of)
                .orElseThrow(TicketProblems::unknown);
    }

    /** Makes a transition of the workflow, with a message where it asks for one. */
    @PostMapping("/{number}/transitions")
    ResponseEntity<TicketView> move(
            Caller caller,
            @PathVariable long number,
            @RequestBody TicketRequests.Move wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var words = draft(caller.tenant(), wanted.message(), wanted.files());
        var by = Callers.actor(caller);
        return apply(
                caller,
                number,
                new TicketCommand.Move(
                        by, wanted.wantedTransition(), wanted.givenReason(), words.isEmpty() ? null : words),
                ifMatch);
    }

    /** Assigns a ticket to an agent, to {@code me}, or to nobody. */
    @PostMapping("/{number}/assignee")
    ResponseEntity<TicketView> assign(
            Caller caller,
            @PathVariable long number,
            @RequestBody TicketRequests.Assign wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var by = Callers.agent(caller);
        var to = wanted.agent() == null ? null : agent(caller, wanted.agent());
        return apply(caller, number, new TicketCommand.Assign(by, to), ifMatch);
    }

    /** Classifies a ticket by the tenant's catalogue. */
    @PostMapping("/{number}/classification")
    ResponseEntity<TicketView> classify(
            Caller caller,
            @PathVariable long number,
            @RequestBody TicketRequests.Classify wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return apply(caller, number, new TicketCommand.Classify(Callers.agent(caller), wanted.wanted()), ifMatch);
    }

    /** Fills in fields of the tenant's form. */
    @PatchMapping("/{number}/fields")
    ResponseEntity<TicketView> fillIn(
            Caller caller,
            @PathVariable long number,
            @RequestBody Map<String, String> values,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        if (values.values().stream().anyMatch(value -> value == null || value.length() > 500)) {
            throw TicketProblems.invalid("/", "texts of at most 500 characters");
        }
        return apply(caller, number, new TicketCommand.FillIn(Callers.actor(caller), values), ifMatch);
    }

    private ResponseEntity<TicketView> apply(
            Caller caller, long number, TicketCommand command, @Nullable String ifMatch) {
        Answers.done(work.handle(caller.tenant(), number, command, Precondition.of(ifMatch)), number);
        return answers.ticket(caller.tenant(), command.by(), number);
    }

    private Draft draft(TenantId tenant, @Nullable String text, List<UUID> attachments) {
        List<Attachment> with = attachments.isEmpty()
                ? List.of()
                : files.describe(tenant, attachments)
                        .orElseThrow(() -> TicketProblems.invalid("/attachments", "files uploaded before"));
        var words = text == null ? "" : text.strip();
        if (words.length() > MessageController.LONGEST) {
            throw TicketProblems.invalid("/message", "at most " + MessageController.LONGEST + " characters");
        }
        return Draft.of(UUID.randomUUID(), words, with, Channel.PORTAL);
    }

    private Participant agent(Caller caller, String wanted) {
        UUID id;
        try {
            id = wanted.equals("me") ? caller.person() : UUID.fromString(wanted);
        } catch (IllegalArgumentException e) {
            throw TicketProblems.invalid("/agent", "the id of an agent, me, or null");
        }
        return read.agent(caller.tenant(), new PersonId(id))
                .orElseThrow(() -> TicketProblems.invalid("/agent", "nobody here by that id takes tickets"));
    }

    private static Set<Phase> phases(@Nullable String phase) {
        return switch (phase) {
            case null -> Set.of();
            case "open" -> EnumSet.of(Phase.NEW, Phase.ACTIVE, Phase.WAITING);
            case "resolved" -> EnumSet.of(Phase.RESOLVED);
            case "closed" -> EnumSet.of(Phase.CLOSED);
            default -> throw TicketProblems.invalid("/phase", "open, resolved or closed");
        };
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

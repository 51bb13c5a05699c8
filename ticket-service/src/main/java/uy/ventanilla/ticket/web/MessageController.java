package uy.ventanilla.ticket.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;
import uy.ventanilla.ticket.domain.Channel;
import uy.ventanilla.ticket.domain.Draft;
import uy.ventanilla.ticket.domain.Message;
import uy.ventanilla.ticket.domain.TicketCommand;
import uy.ventanilla.ticket.domain.Visibility;
import uy.ventanilla.ticket.usecase.ReadTickets;
import uy.ventanilla.ticket.usecase.ShareFiles;
import uy.ventanilla.ticket.usecase.WorkOnTicket;

/** A ticket's conversation: read it, add to it. */
@RestController
@RequestMapping("/api/tickets/{number}/messages")
class MessageController {
    static final int LONGEST = 100_000;

    private final ReadTickets read;
    private final WorkOnTicket work;
    private final ShareFiles files;

    MessageController(ReadTickets read, WorkOnTicket work, ShareFiles files) {
        this.read = read;
        this.work = work;
        this.files = files;
    }

    record ConversationView(List<MessageView> items) {}

    /** A ticket's conversation, the oldest first; internal notes for staff only. */
    @GetMapping
    ConversationView conversation(Caller caller, @PathVariable long number) {
        return read.conversation(caller.tenant(), Callers.actor(caller), number)
                .map(messages -> new ConversationView(messages.stream()
                        .map(message -> view(caller.tenant(), message))
                        .toList()))
                .orElseThrow(TicketProblems::unknown);
    }

    /**
     * Adds a message or an internal note. With an {@code Idempotency-Key} the same request again gets the same answer
     * and adds nothing.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<MessageView> write(
            Caller caller,
            @PathVariable long number,
            @RequestBody TicketRequests.Write wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var id = key == null ? UUID.randomUUID() : idOf(caller, number, key);
        var text = wanted.text() == null ? "" : wanted.text().strip();
        if (text.length() > LONGEST) {
            throw TicketProblems.invalid("/text", "at most " + LONGEST + " characters");
        }
        var with = files.describe(caller.tenant(), wanted.files())
                .orElseThrow(() -> TicketProblems.invalid("/attachments", "files uploaded before"));
        var draft = Draft.of(id, text, with, Channel.PORTAL);
        TicketCommand command = switch (wanted.wantedVisibility()) {
            case Visibility.PUBLIC -> new TicketCommand.Reply(Callers.actor(caller), draft);
            case Visibility.INTERNAL -> new TicketCommand.Note(Callers.agent(caller), draft);
        };
        var done = work.handle(caller.tenant(), number, command, Precondition.of(ifMatch));
        var ticket = Answers.done(done, number);
        var message = said(caller, number, id);
        if (!message.said().text().equals(text)) {
            throw new Problem(HttpStatus.CONFLICT, "idempotency-key-reused", "This key was used for another message.");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("ETag", Answers.tag(ticket))
                .body(view(caller.tenant(), message));
    }

    private Message said(Caller caller, long number, UUID id) {
        return read.conversation(caller.tenant(), Callers.actor(caller), number).orElseThrow().stream()
                .filter(message -> message.said().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private MessageView view(TenantId tenant, Message message) {
        return MessageView.of(message, file -> files.link(tenant, file));
    }

    /**
     * The same caller, ticket and key always make the same message id, so the message's own primary key keeps watch.
     */
    private static UUID idOf(Caller caller, long number, String key) {
        var text = caller.tenant() + " " + caller.person() + " " + number + " " + key;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

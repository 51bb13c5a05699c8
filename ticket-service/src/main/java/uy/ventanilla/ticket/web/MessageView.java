package uy.ventanilla.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Attachment;
import uy.ventanilla.ticket.domain.Message;

/** A message as shown. */
record MessageView(
        UUID id,
        String visibility,
        AuthorView author,
        String text,
        @Nullable String fullText,
        @Nullable String html,
        List<AttachmentView> attachments,
        String channel,
        boolean automatic,
        Instant at) {
    record AuthorView(String kind, String name, @Nullable UUID person) {
        static AuthorView of(Actor actor) {
            return switch (actor) {
                case Actor.Customer(var id, var name) -> new AuthorView("customer", name, id.value());
                case Actor.Agent(var id, var name, var _) -> new AuthorView("agent", name, id.value());
                case Actor.Machine(var name) -> new AuthorView("system", name, null);
            };
        }
    }

    /** {@code href} works for an hour and for whoever has it. */
    record AttachmentView(UUID id, String name, String contentType, long size, String href) {}

    static MessageView of(Message message, Function<Attachment, String> href) {
        var said = message.said();
        return new MessageView(
                said.id(),
                TicketView.word(message.visibility()),
                AuthorView.of(message.author()),
                said.text(),
                said.fullText(),
                said.html(),
                said.attachments().stream()
                        .map(file -> new AttachmentView(
                                file.id(), file.name(), file.contentType(), file.size(), href.apply(file)))
                        .toList(),
                TicketView.word(said.channel()),
                said.automatic(),
                message.at());
    }
}

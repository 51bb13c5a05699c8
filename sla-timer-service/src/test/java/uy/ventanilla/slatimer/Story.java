package uy.ventanilla.slatimer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Actor;
import uy.ventanilla.contracts.ActorKind;
import uy.ventanilla.contracts.Channel;
import uy.ventanilla.contracts.MailFailed;
import uy.ventanilla.contracts.MailSent;
import uy.ventanilla.contracts.Message;
import uy.ventanilla.contracts.MoveCause;
import uy.ventanilla.contracts.Participant;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.contracts.TicketMoved;
import uy.ventanilla.contracts.TicketOpened;
import uy.ventanilla.contracts.TicketSnapshot;
import uy.ventanilla.contracts.Visibility;

/** A ticket of Ada's at a tenant's desk, as ticket-service and notification-service would tell its life. */
final class Story {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Actor BRUNO = new Actor(ActorKind.AGENT, UUID.randomUUID(), "Bruno");

    final UUID ticket = UUID.randomUUID();
    final long number = NUMBERS.incrementAndGet();
    final UUID ada = UUID.randomUUID();
    final UUID carla = UUID.randomUUID();
    private final Others others;
    private final UUID tenant;
    private final @Nullable String plan;
    private @Nullable Instant firstResponseAt;
    private Instant openedAt = Instant.EPOCH;
    private String state = "";
    private int generation;
    private long sequence;

    Story(Others others, UUID tenant, @Nullable String plan) {
        this.others = others;
        this.tenant = tenant;
        this.plan = plan;
    }

    Story opens(String initial, Phase phase, Instant at) {
        openedAt = at;
        state = initial;
        var message = new Message(
                UUID.randomUUID(),
                Visibility.PUBLIC,
                new Actor(ActorKind.CUSTOMER, ada, "Ada"),
                "The printer is on fire.",
                null,
                null,
                List.of(),
                Channel.PORTAL,
                false,
                at,
                null);
        others.say(tenant, ticket, new TicketOpened(snapshot(phase, at), message.author(), at, message));
        return this;
    }

    Story moves(String to, Phase phase, Instant at) {
        var from = state;
        state = to;
        generation++;
        others.say(
                tenant,
                ticket,
                new TicketMoved(
                        snapshot(phase, at), BRUNO, at, from, to, Phase.ACTIVE, null, MoveCause.TRANSITION, null));
        return this;
    }

    /** An agent's words: the first response, told with the move they cause. */
    Story answeredAt(Instant at) {
        firstResponseAt = at;
        return this;
    }

    Story mailed(String kind, UUID recipient, Instant at) {
        others.say(
                tenant,
                ticket,
                new MailSent(UUID.randomUUID(), ticket, number, kind, generation, recipient, "<m@expand>", at));
        return this;
    }

    Story mailFailed(String kind, Instant at) {
        others.say(tenant, ticket, new MailFailed(UUID.randomUUID(), ticket, number, kind, ada, "no such mailbox", at));
        return this;
    }

    private TicketSnapshot snapshot(Phase phase, Instant since) {
        return new TicketSnapshot(
                ticket,
                number,
                UUID.randomUUID(),
                "Printer on fire",
                state,
                phase,
                null,
                generation,
                since,
                openedAt,
                Channel.PORTAL,
                new Participant(ada, "Ada", "ada@acme.example", "es"),
                null,
                List.of(new Participant(carla, "Carla", "carla@acme.example", "es")),
                null,
                plan,
                null,
                Map.of(),
                false,
                null,
                null,
                firstResponseAt,
                ++sequence);
    }
}

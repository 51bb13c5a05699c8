package uy.ventanilla.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.Blueprints;
import uy.ventanilla.ticket.domain.Decision.Accepted;
import uy.ventanilla.ticket.domain.Decision.Refused;
import uy.ventanilla.ticket.domain.workflow.Phase;
import uy.ventanilla.ticket.domain.workflow.Transition;
import uy.ventanilla.ticket.domain.workflow.Workflow;
import uy.ventanilla.ticket.store.Workflows;

/** One ticket of a reference tenant and the people around it: Ana asks, Tania and Tomás work, Leo leads. */
final class Case {
    static final Participant ANA = person("Ana");
    static final Participant TANIA = person("Tania");
    static final Participant TOMAS = person("Tomás");
    static final Actor.Customer ana = new Actor.Customer(ANA.id(), "Ana");
    static final Actor.Agent tania = new Actor.Agent(TANIA.id(), "Tania", false);
    static final Actor.Agent tomas = new Actor.Agent(TOMAS.id(), "Tomás", false);
    static final Actor.Agent leo = new Actor.Agent(new PersonId(UUID.randomUUID()), "Leo", true);
    static final Actor.Machine platform = new Actor.Machine("Ventanilla");

    final TicketLifecycle lifecycle = new TicketLifecycle();
    final Workflow workflow;
    final List<TicketChange> history = new ArrayList<>();
    Instant now = Instant.parse("2026-03-06T13:00:00Z");
    Ticket ticket;

    private Case(Workflow workflow, Map<String, String> fields) {
        this.workflow = workflow;
        var opening = new Opening(
                new TicketId(UUID.randomUUID()),
                UUID.randomUUID(),
                "No puedo facturar",
                ANA,
                ana,
                ana,
                null,
                null,
                null,
                fields,
                null,
                words("Desde ayer."));
        var opened = lifecycle.open(workflow, opening, 17, now);
        history.addAll(opened.changes());
        ticket = opened.ticket();
    }

    static Case at(String tenant) {
        return at(tenant, Map.of());
    }

    static Case at(String tenant, Map<String, String> fields) {
        return new Case(Workflows.workflow(Blueprints.shipped(tenant)), fields);
    }

    static Participant person(String name) {
        return new Participant(new PersonId(UUID.randomUUID()), name, name + "@people.example", "es");
    }

    static Draft words(String text) {
        return Draft.of(UUID.randomUUID(), text, List.of(), Channel.PORTAL);
    }

    /** An answering machine speaks. */
    static Draft automaticWords() {
        return new Draft(UUID.randomUUID(), "Estoy de vacaciones.", null, null, List.of(), Channel.MAIL, true, null);
    }

    Case after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Case says(Actor who, String text) {
        return accepts(new TicketCommand.Reply(who, words(text)));
    }

    Case takes(Actor.Agent who, Participant as) {
        return accepts(new TicketCommand.Assign(who, as));
    }

    Case moves(Actor who, String transition, @Nullable String reason, @Nullable String text) {
        return accepts(move(who, transition, reason, text));
    }

    Case rings(String deadline) {
        return accepts(ring(deadline, ticket.stay().generation()));
    }

    static TicketCommand move(Actor who, String transition, @Nullable String reason, @Nullable String text) {
        return new TicketCommand.Move(who, transition, reason, text == null ? null : words(text));
    }

    static TicketCommand ring(String deadline, int generation) {
        return new TicketCommand.HearDeadline(platform, deadline, generation);
    }

    Case accepts(TicketCommand command) {
        var decision = lifecycle.decide(workflow, ticket, command, now);
        assertThat(decision).isInstanceOf(Accepted.class);
        history.addAll(((Accepted) decision).changes());
        ticket = ((Accepted) decision).ticket();
        return this;
    }

    Case refuses(TicketCommand command, Refusal why) {
        assertThat(lifecycle.decide(workflow, ticket, command, now)).isEqualTo(new Refused(why));
        return this;
    }

    Case is(String state) {
        assertThat(ticket.stay().state()).isEqualTo(state);
        return this;
    }

    Case is(Phase phase) {
        assertThat(ticket.stay().phase()).isEqualTo(phase);
        return this;
    }

    Case because(@Nullable String reason) {
        assertThat(ticket.stay().reason()).isEqualTo(reason);
        return this;
    }

    Case offers(Actor who, String... transitions) {
        assertThat(lifecycle.offer(workflow, ticket, who).transitions().stream()
                        .map(Transition::id)
                        .collect(Collectors.toList()))
                .containsExactly(transitions);
        return this;
    }

    TicketChange last() {
        return history.getLast();
    }
}

package uy.ventanilla.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uy.ventanilla.ticket.domain.Decision.Accepted;
import uy.ventanilla.ticket.domain.Decision.Refused;
import uy.ventanilla.ticket.domain.TicketChange.Moved;
import uy.ventanilla.ticket.domain.TicketChange.Opened;
import uy.ventanilla.ticket.domain.workflow.Phase;

/** What holds for every ticket, whatever anybody does to it in whatever order. */
class AnyTicketTest {
    private static final int LIVES = 400;
    private static final int STEPS = 60;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"expand", "exosound", "amplifica", "softchat"})
    void lives_by_the_rules_whatever_happens(String tenant) {
        var closed = 0;
        for (int life = 0; life < LIVES; life++) {
            var random = new Random(life);
            var ticket = Case.at(tenant);
            for (int step = 0; step < STEPS; step++) {
                live(ticket, anything(random, ticket), "life " + life + " step " + step);
            }
            whatHappenedIsAnnouncedInOrder(ticket);
            closed += ticket.ticket.stay().phase() == Phase.CLOSED ? 1 : 0;
        }
        if (Case.at(tenant).workflow.states().values().stream().anyMatch(it -> it.phase() == Phase.CLOSED)) {
            assertThat(closed)
                    .as("lives that came to their end, or nothing was proved")
                    .isGreaterThan(LIVES / 20);
        }
    }

    private static void live(Case ticket, TicketCommand command, String when) {
        var before = ticket.ticket;
        ticket.after(Duration.ofMinutes(7));
        var offered = ticket.lifecycle.offer(ticket.workflow, before, command.by());
        switch (ticket.lifecycle.decide(ticket.workflow, before, command, ticket.now)) {
            case Accepted accepted -> {
                assertThat(before.stay().phase()).as(when).isNotEqualTo(Phase.CLOSED);
                assertThat(accepted.changes()).as(when).isNotEmpty();
                assertThat(accepted.ticket().sequence())
                        .as(when)
                        .isEqualTo(before.sequence() + accepted.changes().size());
                if (command instanceof TicketCommand.Move move) {
                    assertThat(offered.transitions())
                            .as(when)
                            .anyMatch(offer -> offer.id().equals(move.transition()));
                }
                ticket.history.addAll(accepted.changes());
                ticket.ticket = accepted.ticket();
            }
            case Refused(var why) -> {
                assertThat(ticket.lifecycle.decide(ticket.workflow, before, command, ticket.now))
                        .as(when)
                        .isEqualTo(new Refused(why));
                if (before.stay().phase() == Phase.CLOSED) {
                    assertThat(why).as(when).isEqualTo(Refusal.TICKET_CLOSED);
                    assertThat(offered).as(when).isEqualTo(new Offer(List.of(), false, false, false, false));
                }
            }
        }
    }

    private static void whatHappenedIsAnnouncedInOrder(Case ticket) {
        assertThat(ticket.history.getFirst()).isInstanceOf(Opened.class);
        assertThat(ticket.history.stream().map(change -> change.after().sequence()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ticket.history.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        var generation = 1;
        for (var change : ticket.history) {
            var stay = change.after().stay();
            if (change instanceof Moved moved) {
                assertThat(stay.generation()).isEqualTo(++generation);
                assertThat(moved.from().generation()).isEqualTo(generation - 1);
            } else {
                assertThat(stay.generation()).isEqualTo(generation);
            }
        }
    }

    private static TicketCommand anything(Random random, Case ticket) {
        var people = List.<Actor>of(Case.ana, Case.tania, Case.tomas, Case.leo);
        var agents = List.of(Case.tania, Case.tomas, Case.leo);
        var who = people.get(random.nextInt(people.size()));
        var agent = agents.get(random.nextInt(agents.size()));
        var stay = ticket.ticket.stay();
        return switch (random.nextInt(12)) {
            case 0, 1 -> new TicketCommand.Reply(who, random.nextInt(4) == 0 ? Case.automaticWords() : text(random));
            case 2 -> new TicketCommand.Note(agent, text(random));
            case 3 -> new TicketCommand.Assign(agent, random.nextInt(3) == 0 ? null : Case.TANIA);
            case 4 ->
                new TicketCommand.Classify(
                        agent,
                        new Classification(
                                random.nextBoolean() ? "normal" : "cotizacion",
                                random.nextBoolean() ? null : new Classification.Cost(BigDecimal.TEN, "USD")));
            case 5 ->
                new TicketCommand.FillIn(
                        who,
                        random.nextBoolean()
                                ? Map.of("modelo", "E-" + random.nextInt(3))
                                : Map.of("marca", "otra", "tipo-de-asistencia", "asesoramiento"));
            case 6 ->
                new TicketCommand.HearDeadline(
                        Case.platform,
                        random.nextBoolean() ? "cierre" : "abandono",
                        stay.generation() - random.nextInt(2));
            default -> {
                var moves = ticket.workflow.transitions();
                var move = moves.get(random.nextInt(moves.size()));
                var reason = move.reasons().isEmpty()
                        ? null
                        : move.reasons().getFirst().id();
                yield new TicketCommand.Move(who, move.id(), reason, text(random));
            }
        };
    }

    private static Draft text(Random random) {
        return Case.words(random.nextInt(10) == 0 ? " " : "palabras");
    }
}

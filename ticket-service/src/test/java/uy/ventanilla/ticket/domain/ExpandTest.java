package uy.ventanilla.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static uy.ventanilla.ticket.domain.Case.TANIA;
import static uy.ventanilla.ticket.domain.Case.TOMAS;
import static uy.ventanilla.ticket.domain.Case.ana;
import static uy.ventanilla.ticket.domain.Case.leo;
import static uy.ventanilla.ticket.domain.Case.move;
import static uy.ventanilla.ticket.domain.Case.ring;
import static uy.ventanilla.ticket.domain.Case.tania;
import static uy.ventanilla.ticket.domain.Case.tomas;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import uy.ventanilla.ticket.domain.TicketCommand.Assign;
import uy.ventanilla.ticket.domain.TicketCommand.Classify;
import uy.ventanilla.ticket.domain.TicketCommand.Note;
import uy.ventanilla.ticket.domain.TicketCommand.Reply;
import uy.ventanilla.ticket.domain.workflow.Phase;

/** The life of an eXpand ticket, S13 to S32. */
class ExpandTest {
    private final Case ticket = Case.at("expand");

    @Test
    void a_new_ticket_awaits_assignment_until_staff_touches_it() { // S20
        ticket.is("esperando-asignacion").is(Phase.NEW).says(ana, "¿Hola?").is("esperando-asignacion");
    }

    @Test
    void taking_it_starts_the_work() { // S21
        ticket.takes(tania, TANIA).is("en-proceso");
        assertThat(ticket.history)
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("Opened", "Assigned", "Moved");
    }

    @Test
    void answering_it_starts_the_work_and_is_the_first_response() {
        ticket.after(Duration.ofMinutes(5)).says(tania, "Lo miro.").is("en-proceso");
        assertThat(ticket.ticket.firstResponseAt()).isEqualTo(ticket.now);
    }

    @Test
    void a_note_neither_starts_the_work_nor_answers() {
        ticket.accepts(new Note(tania, Case.words("Cliente nuevo."))).is("esperando-asignacion");
        assertThat(ticket.ticket.firstResponseAt()).isNull();
    }

    @Test
    void only_the_assigned_technician_or_a_lead_asks_back_and_always_with_a_question() { // S22
        ticket.takes(tania, TANIA)
                .refuses(move(tomas, "pedir-informacion", null, "¿Versión?"), Refusal.TRANSITION_NOT_ALLOWED)
                .refuses(move(ana, "pedir-informacion", null, "¿Versión?"), Refusal.TRANSITION_NOT_ALLOWED)
                .refuses(move(tania, "pedir-informacion", null, null), Refusal.MESSAGE_REQUIRED)
                .refuses(move(tania, "pedir-informacion", null, "  "), Refusal.MESSAGE_REQUIRED)
                .moves(tania, "pedir-informacion", null, "¿Qué versión?")
                .is("esperando-respuesta");
        Case.at("expand").takes(tania, TANIA).moves(leo, "pedir-informacion", null, "¿Versión?");
    }

    @Test
    void the_customers_answer_returns_it_to_work() { // S22
        waiting().says(ana, "La 4.2").is("en-proceso");
        assertThat(ticket.last())
                .isInstanceOfSatisfying(
                        TicketChange.Moved.class,
                        moved -> assertThat(moved.cause()).isEqualTo(MoveCause.MESSAGE));
        assertThat(ticket.history.get(ticket.history.size() - 2)).isInstanceOf(TicketChange.Said.class);
    }

    @Test
    void an_answering_machine_moves_nothing_and_answers_nothing() {
        waiting().accepts(new Reply(ana, Case.automaticWords())).is("esperando-respuesta");
        ticket.accepts(new Reply(tania, Case.automaticWords()));
        var fresh = Case.at("expand").accepts(new Reply(tania, Case.automaticWords()));
        assertThat(fresh.is("esperando-asignacion").ticket.firstResponseAt()).isNull();
    }

    @Test
    void seven_days_of_silence_resolve_it_as_abandoned() { // S23
        waiting().after(Duration.ofDays(7)).rings("abandono").is("resuelto").because("abandonado");
    }

    @Test
    void an_answer_before_the_ring_makes_the_ring_stale() { // S23
        var generation = waiting().ticket.stay().generation();
        ticket.says(ana, "La 4.2").refuses(ring("abandono", generation), Refusal.STALE_DEADLINE);
        ticket.moves(tania, "pedir-informacion", null, "¿Y el sistema?")
                .is("esperando-respuesta")
                .refuses(ring("abandono", generation), Refusal.STALE_DEADLINE)
                .refuses(ring("cierre", ticket.ticket.stay().generation()), Refusal.STALE_DEADLINE);
    }

    @Test
    void an_abandoned_ticket_is_reopened_with_the_missing_information() { // S24
        waiting()
                .rings("abandono")
                .refuses(move(ana, "reabrir", "no-resuelto", null), Refusal.MESSAGE_REQUIRED)
                .moves(ana, "reabrir", "no-resuelto", "Era la 4.2")
                .is("en-proceso")
                .because("no-resuelto");
    }

    @Test
    void the_technician_says_whether_it_could_be_solved() { // S29
        ticket.takes(tania, TANIA)
                .refuses(move(tania, "resolver", null, "Listo."), Refusal.REASON_REQUIRED)
                .refuses(move(tania, "resolver", "porque-si", "Listo."), Refusal.REASON_UNKNOWN)
                .moves(tania, "resolver", "no-resoluble", "No es posible.")
                .is("resuelto")
                .because("no-resoluble");
    }

    @Test
    void the_customer_resolves_too_and_the_technician_may_disagree() { // S26
        ticket.takes(tania, TANIA)
                .moves(ana, "dar-por-resuelto", null, null)
                .is("resuelto")
                .moves(tomas, "reabrir", "no-resuelto", "Falta probarlo.")
                .is("en-proceso");
    }

    @Test
    void the_customer_disagrees_with_the_technician_for_either_reason() { // S26, S31
        resolved().moves(ana, "reabrir", "catalogacion", "No acepto el costo.").is("en-proceso");
    }

    @Test
    void five_days_after_being_resolved_it_is_closed_and_nothing_changes_any_more() { // S27
        resolved().after(Duration.ofDays(5)).rings("cierre").is("cerrado").is(Phase.CLOSED);
        for (var command : List.of(
                new Reply(ana, Case.words("¿Y?")),
                new Reply(tania, Case.words("¿Y?")),
                new Note(tania, Case.words("¿Y?")),
                new Assign(tania, TOMAS),
                new Assign(tania, null),
                new Classify(tania, new Classification("normal", null)),
                move(ana, "reabrir", "no-resuelto", "¿Y?"),
                ring("cierre", ticket.ticket.stay().generation()))) {
            ticket.refuses(command, Refusal.TICKET_CLOSED);
        }
        ticket.offers(ana).offers(leo);
    }

    @Test
    void resolving_it_again_starts_the_five_days_again() { // S27
        var first = resolved().ticket.stay().generation();
        ticket.after(Duration.ofDays(4))
                .says(ana, "Sigue igual.")
                .moves(tania, "resolver", "resuelto", "Ahora sí.")
                .refuses(ring("cierre", first), Refusal.STALE_DEADLINE)
                .after(Duration.ofDays(5))
                .rings("cierre")
                .is("cerrado");
    }

    @Test
    void it_is_catalogued_at_any_moment_but_only_a_quotation_has_an_amount() { // S13, S14
        var cost = new Classification.Cost(new BigDecimal("120.50"), "USD");
        ticket.accepts(new Classify(tomas, new Classification("normal", null)))
                .refuses(new Classify(tomas, new Classification("normal", null)), Refusal.NOTHING_CHANGES)
                .refuses(new Classify(tomas, new Classification("normal", cost)), Refusal.AMOUNT_NOT_ALLOWED)
                .refuses(new Classify(tomas, new Classification("urgente", null)), Refusal.CLASSIFICATION_UNKNOWN)
                .accepts(new Classify(tomas, new Classification("cotizacion", cost)));
        assertThat(ticket.last())
                .isInstanceOfSatisfying(
                        TicketChange.Classified.class,
                        classified -> assertThat(classified.before()).isEqualTo(new Classification("normal", null)));
        resolved().accepts(new Classify(tania, new Classification("gratuito", null)));
    }

    @Test
    void it_is_given_and_released() {
        ticket.takes(tania, TANIA)
                .refuses(new Assign(leo, TANIA), Refusal.NOTHING_CHANGES)
                .takes(leo, TOMAS)
                .is("en-proceso")
                .accepts(new Assign(tomas, null))
                .is("en-proceso")
                .refuses(new Assign(tomas, null), Refusal.NOTHING_CHANGES);
    }

    @Test
    void everybody_is_offered_what_they_may_do_and_nothing_else() {
        ticket.offers(ana, "dar-por-resuelto-nuevo").offers(tania);
        ticket.takes(tania, TANIA)
                .offers(ana, "dar-por-resuelto")
                .offers(tania, "pedir-informacion", "resolver")
                .offers(tomas)
                .offers(leo, "pedir-informacion", "resolver")
                .offers(Case.platform);
        assertThat(ticket.lifecycle.offer(ticket.workflow, ticket.ticket, ana).note())
                .isFalse();
        assertThat(ticket.lifecycle.offer(ticket.workflow, ticket.ticket, tomas).note())
                .isTrue();
    }

    @Test
    void empty_words_say_nothing_and_machines_do_not_talk() {
        ticket.refuses(new Reply(ana, Case.words(" ")), Refusal.MESSAGE_REQUIRED)
                .refuses(new Note(tania, Case.words("")), Refusal.MESSAGE_REQUIRED)
                .refuses(new Reply(Case.platform, Case.words("Hola")), Refusal.NOT_ALLOWED)
                .refuses(move(Case.platform, "dar-por-resuelto-nuevo", null, null), Refusal.TRANSITION_NOT_ALLOWED)
                .refuses(move(tania, "resolver", "resuelto", "Ya."), Refusal.TRANSITION_NOT_POSSIBLE)
                .refuses(move(tania, "volar", null, null), Refusal.TRANSITION_NOT_POSSIBLE);
    }

    private Case waiting() {
        return ticket.takes(tania, TANIA)
                .moves(tania, "pedir-informacion", null, "¿Qué versión?")
                .is(Phase.WAITING);
    }

    private Case resolved() {
        if (ticket.ticket.assignee() == null) {
            ticket.takes(tania, TANIA);
        }
        return ticket.moves(tania, "resolver", "resuelto", "Listo.").is(Phase.RESOLVED);
    }
}

package uy.ventanilla.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static uy.ventanilla.ticket.domain.Case.TANIA;
import static uy.ventanilla.ticket.domain.Case.ana;
import static uy.ventanilla.ticket.domain.Case.move;
import static uy.ventanilla.ticket.domain.Case.ring;
import static uy.ventanilla.ticket.domain.Case.tania;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uy.ventanilla.ticket.domain.TicketCommand.Classify;
import uy.ventanilla.ticket.domain.TicketCommand.FillIn;
import uy.ventanilla.ticket.domain.TicketCommand.Reply;
import uy.ventanilla.ticket.domain.workflow.Phase;

/** The life of an Exosound ticket, S41 to S50. */
class ExosoundTest {
    private static final Map<String, String> COMPLETE =
            Map.of("tipo-de-asistencia", "servicio-tecnico", "marca", "exosound");

    private final Case ticket = Case.at("exosound", COMPLETE);

    @Test
    void a_ticket_is_open_and_assigning_it_changes_nothing_else() { // S45
        ticket.is("abierto").takes(tania, TANIA).is("abierto");
        assertThat(ticket.ticket.stay().generation()).isEqualTo(1);
    }

    @Test
    void solving_it_resolves_it_and_seventy_two_hours_later_it_is_closed() { // S48, S49
        ticket.moves(tania, "resolver", null, "Solucionado.").is("resuelto");
        assertThat(ticket.ticket.firstResponseAt()).isEqualTo(ticket.now);
        ticket.after(Duration.ofDays(3)).rings("cierre").is("cerrado");
    }

    @Test
    void a_reply_within_the_time_reopens_it_and_the_ring_comes_to_nothing() { // S50
        ticket.moves(tania, "resolver", null, null);
        var generation = ticket.ticket.stay().generation();
        ticket.after(Duration.ofHours(71))
                .says(ana, "Volvió a fallar.")
                .is("abierto")
                .refuses(ring("cierre", generation), Refusal.STALE_DEADLINE);
    }

    @Test
    void an_auto_reply_does_not_reopen_it() { // S50
        ticket.moves(tania, "resolver", null, null)
                .accepts(new Reply(ana, Case.automaticWords()))
                .is(Phase.RESOLVED);
    }

    @Test
    void what_a_mail_left_out_must_be_filled_in_before_an_agent_resolves_it() { // reading 4
        var mailed = Case.at("exosound", Map.of("marca", "exosound"));
        assertThat(mailed.ticket.incomplete()).isTrue();
        mailed.refuses(move(tania, "resolver", null, null), Refusal.INCOMPLETE)
                .offers(tania)
                .accepts(new FillIn(ana, Map.of("tipo-de-asistencia", "asesoramiento")));
        assertThat(mailed.ticket.incomplete()).isFalse();
        mailed.offers(tania, "resolver").moves(tania, "resolver", null, null);
    }

    @Test
    void the_customer_edits_its_data_until_it_is_closed() { // S41
        ticket.accepts(new FillIn(ana, Map.of("modelo", "E-300", "numero-de-serie", "EX-4410")))
                .refuses(new FillIn(ana, Map.of("modelo", "E-300")), Refusal.NOTHING_CHANGES)
                .refuses(new FillIn(ana, Map.of("marca", "sony")), Refusal.FIELD_INVALID)
                .refuses(new FillIn(ana, Map.of("color", "rojo")), Refusal.FIELD_INVALID)
                .refuses(new FillIn(Case.platform, Map.of("modelo", "E-400")), Refusal.NOT_ALLOWED)
                .accepts(new FillIn(tania, Map.of("modelo", " ")));
        assertThat(ticket.ticket.fields())
                .containsEntry("numero-de-serie", "EX-4410")
                .doesNotContainKey("modelo");
        ticket.moves(tania, "resolver", null, null)
                .rings("cierre")
                .refuses(new FillIn(ana, Map.of("modelo", "E-500")), Refusal.TICKET_CLOSED);
    }

    @Test
    void what_the_form_does_not_take_is_left_out_when_it_opens() {
        var odd = Case.at("exosound", Map.of("marca", "sony", "color", "rojo", "modelo", " E-300 "));
        assertThat(odd.ticket.fields()).containsExactly(Map.entry("modelo", "E-300"));
        assertThat(odd.ticket.incomplete()).isTrue();
    }

    @Test
    void a_tenant_without_a_catalogue_classifies_nothing() {
        ticket.refuses(new Classify(tania, new Classification("normal", null)), Refusal.CLASSIFICATION_UNKNOWN);
        assertThat(ticket.lifecycle.offer(ticket.workflow, ticket.ticket, tania).classify())
                .isFalse();
    }
}

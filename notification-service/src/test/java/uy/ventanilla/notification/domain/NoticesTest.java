package uy.ventanilla.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static uy.ventanilla.notification.domain.Acme.AGENT;
import static uy.ventanilla.notification.domain.Acme.ANA;
import static uy.ventanilla.notification.domain.Acme.BETO;
import static uy.ventanilla.notification.domain.Acme.CUSTOMER;
import static uy.ventanilla.notification.domain.Acme.DEADLINE;
import static uy.ventanilla.notification.domain.Acme.LEAD;
import static uy.ventanilla.notification.domain.Acme.LEO;
import static uy.ventanilla.notification.domain.Acme.NOON;
import static uy.ventanilla.notification.domain.Acme.TANIA;
import static uy.ventanilla.notification.domain.Acme.note;
import static uy.ventanilla.notification.domain.Acme.ticket;
import static uy.ventanilla.notification.domain.Acme.words;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uy.ventanilla.notification.domain.Happening.Assigned;
import uy.ventanilla.notification.domain.Happening.Catalogued;
import uy.ventanilla.notification.domain.Happening.Cause;
import uy.ventanilla.notification.domain.Happening.Edited;
import uy.ventanilla.notification.domain.Happening.Moved;
import uy.ventanilla.notification.domain.Happening.Opened;
import uy.ventanilla.notification.domain.Happening.Said;

/** S19 as a matrix: each action is one mail to each person involved, except to who did it. */
class NoticesTest {
    private final Ticket fresh = ticket("nuevo", Phase.NEW, null);
    private final Ticket active = ticket("en-proceso", Phase.ACTIVE, TANIA);

    @Test
    void opening_acknowledges_and_rings_the_desk() {
        assertThat(told(new Opened(fresh, CUSTOMER, NOON, words(CUSTOMER, "hola"))))
                .containsExactly(
                        "mail Ana acknowledgement", "mail Beto opened", "bell Tania opened", "bell Leo opened");
    }

    @Test
    void an_automatic_mail_is_never_answered() {
        var automatic = new Words(CUSTOMER, "", List.of(), false, true, NOON, null);
        assertThat(told(new Opened(fresh, CUSTOMER, NOON, automatic)))
                .noneMatch(notice -> notice.contains("acknowledgement"));
        assertThat(told(new Said(active, CUSTOMER, NOON, automatic))).containsExactly("bell Tania message");
    }

    @Test
    void an_agents_reply_goes_to_every_customer() {
        assertThat(told(new Said(active, AGENT, NOON, words(AGENT, "listo"))))
                .containsExactly("mail Ana reply", "mail Beto reply");
    }

    @Test
    void a_customers_words_go_to_the_assignee_and_the_others() {
        assertThat(told(new Said(active, CUSTOMER, NOON, words(CUSTOMER, "¿y?"))))
                .containsExactly("mail Beto message", "mail Tania message");
    }

    @Test
    void where_nobody_has_the_ticket_a_customers_words_ring_the_whole_desk() {
        assertThat(told(new Said(fresh, CUSTOMER, NOON, words(CUSTOMER, "¿y?"))))
                .containsExactly("mail Beto message", "bell Tania message", "bell Leo message");
    }

    @Test
    void a_note_stays_with_the_staff() {
        assertThat(told(new Said(active, LEAD, NOON, note(LEAD, "ojo")))).containsExactly("mail Tania note");
        assertThat(told(new Said(active, AGENT, NOON, note(AGENT, "ojo")))).isEmpty();
    }

    @Test
    void who_has_left_hears_nothing_and_the_desk_does_in_their_place() {
        var without = new Staff(List.of(LEO), List.of(LEO), Set.of(LEO.id()), Set.of(TANIA.id()));
        assertThat(told(new Said(active, LEAD, NOON, note(LEAD, "ojo")), without))
                .isEmpty();
        assertThat(told(new Said(active, CUSTOMER, NOON, words(CUSTOMER, "¿y?")), without))
                .containsExactly("mail Beto message", "bell Leo message");
    }

    @Test
    void a_move_that_somebody_made_is_told_to_the_others() {
        assertThat(told(moved("esperando", Phase.WAITING, Phase.ACTIVE, AGENT, Cause.TRANSITION)))
                .containsExactly("mail Ana question", "mail Beto question");
        assertThat(told(moved("resuelto", Phase.RESOLVED, Phase.ACTIVE, AGENT, Cause.TRANSITION)))
                .containsExactly("mail Ana resolved", "mail Beto resolved");
        assertThat(told(moved("en-proceso", Phase.ACTIVE, Phase.RESOLVED, CUSTOMER, Cause.TRANSITION)))
                .containsExactly("mail Beto reopened", "mail Tania reopened");
        assertThat(told(moved("en-proceso", Phase.ACTIVE, Phase.WAITING, AGENT, Cause.TRANSITION)))
                .containsExactly("mail Ana state", "mail Beto state");
    }

    @Test
    void a_deadline_is_told_to_everybody() {
        assertThat(told(moved("cerrado", Phase.CLOSED, Phase.RESOLVED, DEADLINE, Cause.DEADLINE)))
                .containsExactly("mail Ana closed", "mail Beto closed", "mail Tania closed");
    }

    @Test
    void what_another_event_tells_already_is_not_told_twice() {
        assertThat(told(moved("en-proceso", Phase.ACTIVE, Phase.NEW, AGENT, Cause.ASSIGNMENT)))
                .isEmpty();
        assertThat(told(moved("en-proceso", Phase.ACTIVE, Phase.WAITING, CUSTOMER, Cause.MESSAGE)))
                .isEmpty();
    }

    @Test
    void an_answer_to_a_resolved_ticket_is_one_mail_that_says_it_is_open_again() {
        var resolved = ticket("resuelto", Phase.RESOLVED, TANIA);
        var before = new Before(Phase.RESOLVED, TANIA, null);
        var notices = Notices.of(
                new Said(resolved, CUSTOMER, NOON, words(CUSTOMER, "sigue igual")), before, Acme.STAFF, Acme.TENANT);
        assertThat(notices).extracting(NoticesTest::line).containsExactly("mail Beto reopened", "mail Tania reopened");
        assertThat(((Content.Story) notices.getFirst().content()).state()).isEqualTo("en-proceso");
    }

    @Test
    void an_assignment_is_told_to_the_customers_the_new_agent_and_the_former_one() {
        assertThat(told(new Assigned(active, AGENT, NOON))).containsExactly("mail Ana assigned", "mail Beto assigned");
        var before = new Before(Phase.ACTIVE, LEO, null);
        assertThat(Notices.of(new Assigned(active, DEADLINE, NOON), before, Acme.STAFF, Acme.TENANT))
                .extracting(NoticesTest::line)
                .containsExactly("mail Ana assigned", "mail Beto assigned", "mail Tania assigned", "mail Leo assigned");
    }

    @Test
    void classification_and_edits_are_told_to_the_others() {
        assertThat(told(new Catalogued(active, AGENT, NOON)))
                .containsExactly("mail Ana classified", "mail Beto classified");
        assertThat(told(new Edited(active, CUSTOMER, NOON))).containsExactly("mail Beto edited", "mail Tania edited");
    }

    @Test
    void internal_words_that_come_with_a_move_are_kept_from_customers() {
        var news = new Moved(active, LEAD, NOON, Phase.WAITING, Cause.TRANSITION, note(LEAD, "secreto"));
        var notices = Notices.of(news, Before.NOTHING, Acme.STAFF, Acme.TENANT);
        assertThat(notices).hasSize(3).allSatisfy(notice -> {
            var words = ((Content.Story) notice.content()).words();
            assertThat(words != null).isEqualTo(notice.staff());
        });
    }

    private static Moved moved(String state, Phase phase, Phase from, Actor actor, Cause cause) {
        return new Moved(ticket(state, phase, TANIA), actor, NOON, from, cause, null);
    }

    private static List<String> told(Happening news) {
        return told(news, Acme.STAFF);
    }

    private static List<String> told(Happening news, Staff staff) {
        return Notices.of(news, Before.NOTHING, staff, Acme.TENANT).stream()
                .map(NoticesTest::line)
                .toList();
    }

    private static String line(Notice notice) {
        assertThat(List.of(ANA, BETO, TANIA, LEO)).contains(notice.to());
        return (notice.byMail() ? "mail " : "bell ") + notice.to().name().split(" ", 2)[0] + " "
                + notice.kind().wireName();
    }
}

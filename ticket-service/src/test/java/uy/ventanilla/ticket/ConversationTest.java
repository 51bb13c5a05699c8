package uy.ventanilla.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uy.ventanilla.contracts.Actor;
import uy.ventanilla.contracts.ActorKind;
import uy.ventanilla.contracts.DeadlineReached;
import uy.ventanilla.contracts.MessageAdded;
import uy.ventanilla.contracts.MoveCause;
import uy.ventanilla.contracts.PersonErased;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.TicketMoved;
import uy.ventanilla.contracts.TicketOpened;
import uy.ventanilla.testkit.Await;

/** Mails come in by Kafka, people work by HTTP, and everything is announced. */
@TicketServiceTest
class ConversationTest {
    @Autowired
    Neighbours neighbours;

    @LocalServerPort
    int port;

    @Test
    void what_somebody_said_before_they_were_forgotten_is_without_them_however_late_it_comes() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");
        var number = desk.opens(ana, "No puedo facturar", "Escríbanme a " + ana.address());
        var late = desk.mail(ana, number, "Re", "Repito: " + ana.address());

        var standIn = "erased-" + ana.id() + "@erased.invalid";
        desk.say(ana.id().toString(), new PersonErased(ana.id(), standIn, "Persona borrada", false));
        Await.until("she is forgotten", () -> !words(desk, tania, number).contains(ana.address()));
        desk.hears(late);
        Await.until(
                "it comes, and without her", () -> words(desk, tania, number).contains("Repito: " + standIn));
        assertThat(words(desk, tania, number)).doesNotContain(ana.address()).contains("Persona borrada");
    }

    private static String words(Desk desk, Desk.Someone as, long number) {
        return desk.get(as, "/api/tickets/" + number + "/messages").body().toString();
    }

    @Test
    void a_mail_becomes_a_ticket_that_is_answered_asked_back_and_answered_by_mail() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");

        var number = desk.opens(ana, "No puedo facturar", "Desde ayer.");
        assertThat(number).isEqualTo(1);
        assertThat(desk.state(ana, number)).isEqualTo("esperando-asignacion");

        assertThat(desk.post(tania, "/api/tickets/1/assignee", Map.of("agent", "me"))
                        .status())
                .isEqualTo(200);
        assertThat(desk.post(
                                tania,
                                "/api/tickets/1/transitions",
                                Map.of("transition", "pedir-informacion", "message", "¿Qué versión?"))
                        .status())
                .isEqualTo(200);
        desk.answers(ana, number, "La 4.2");
        Await.until(
                "Ana's answer returns it to work", () -> desk.state(ana, number).equals("en-proceso"));

        Await.untilAsserted(
                "all is announced, once and in order",
                () -> assertThat(desk.announced())
                        .extracting(Neighbours.Heard::type)
                        .containsExactly(
                                "ticket.opened",
                                "ticket.assigned",
                                "ticket.moved",
                                "ticket.moved",
                                "message.added",
                                "ticket.moved"));
        assertThat(desk.announced()).extracting(Neighbours.Heard::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(desk.announced())
                .extracting(Neighbours.Heard::key)
                .containsOnly(desk.tenant + ":" + desk.idOf(number));
        var opened = (TicketOpened) desk.announced(number).get(0);
        assertThat(opened.message().mailMessageId()).startsWith("<");
        assertThat(opened.ticket().plan()).isEqualTo("oficina");
        var asked = (TicketMoved) desk.announced(number).get(3);
        assertThat(asked.cause()).isEqualTo(MoveCause.TRANSITION);
        assertThat(asked.message().text()).isEqualTo("¿Qué versión?");
        assertThat(asked.ticket().firstResponseAt()).isNotNull();
        var answered = (MessageAdded) desk.announced(number).get(4);
        assertThat(answered.actor()).isEqualTo(new Actor(ActorKind.CUSTOMER, ana.id(), "Ana"));
        assertThat(((TicketMoved) desk.announced(number).get(5)).cause()).isEqualTo(MoveCause.MESSAGE);
    }

    @Test
    void the_same_mail_is_one_message_however_often_it_is_told() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var mail = desk.mail(ana, null, "Una vez", "Hola");
        var event = UUID.randomUUID();

        neighbours.say(event, desk.tenant, mail.conversation().toString(), mail);
        neighbours.say(event, desk.tenant, mail.conversation().toString(), mail);
        desk.hears(mail);

        assertThat(desk.opens(ana, "Otra", "Hola")).isEqualTo(2);
        assertThat(desk.announced(1)).hasSize(1);
    }

    @Test
    void an_auto_reply_is_kept_and_moves_nothing() {
        var desk = Desk.of("exosound", neighbours, port);
        var ana = desk.privateCustomer("Ana");
        var tania = desk.agent("Tania");
        var number = desk.opens(ana, "No enciende", "Nada.");
        complete(desk, ana, number);
        desk.post(tania, "/api/tickets/1/transitions", Map.of("transition", "resolver"));

        desk.hears(desk.mail(ana.id(), ana, number, "Fuera de la oficina", "Vuelvo el lunes.", true));
        Await.until(
                "it is kept",
                () -> desk.get(ana, "/api/tickets/1/messages")
                                .body()
                                .path("items")
                                .size()
                        == 2);
        assertThat(desk.state(ana, number)).isEqualTo("resuelto");
        desk.answers(ana, number, "Sigue sin encender.");
        Await.until("a person's reply reopens it", () -> desk.state(ana, number).equals("abierto"));
    }

    @Test
    void staff_who_answer_by_mail_answer_as_staff() {
        var desk = Desk.of("expand", neighbours, port);
        var ana = desk.customer("Ana");
        var tania = desk.agent("Tania");
        var number = desk.opens(ana, "Ayuda", "Por favor.");

        var mail = desk.mail(null, tania, number, "Re: Ayuda", "Va en camino.", false);
        desk.hears(mail);

        Await.until("the work has begun", () -> desk.state(ana, number).equals("en-proceso"));
        var message =
                desk.get(ana, "/api/tickets/1/messages").body().path("items").get(1);
        assertThat(message.path("author").path("kind").asString()).isEqualTo("agent");
        assertThat(message.path("channel").asString()).isEqualTo("mail");
    }

    @Test
    void a_reply_to_a_closed_ticket_opens_a_linked_one_but_no_machine_does() {
        var desk = Desk.of("exosound", neighbours, port);
        var ana = desk.privateCustomer("Ana");
        var tania = desk.agent("Tania");
        var number = desk.opens(ana, "No enciende", "Nada.");
        complete(desk, ana, number);
        desk.post(tania, "/api/tickets/1/transitions", Map.of("transition", "resolver"));
        desk.say(
                desk.idOf(number).toString(),
                new DeadlineReached(desk.idOf(number), number, "cierre", 2, java.time.Instant.EPOCH, 1));
        Await.until("it is closed", () -> desk.state(ana, number).equals("cerrado"));

        desk.hears(desk.mail(ana.id(), ana, number, "Fuera", "Vuelvo el lunes.", true));
        desk.answers(ana, number, "Otra vez.");
        Await.until("it goes on", () -> desk.state(ana, 2).equals("abierto"));

        var second = desk.get(ana, "/api/tickets/2").body();
        assertThat(second.path("followsUp").asInt()).isEqualTo(1);
        assertThat(second.path("fields").path("marca").asString()).isEqualTo("otra");
        var first = desk.get(ana, "/api/tickets/1").body();
        assertThat(first.path("followedBy").asInt()).isEqualTo(2);
        assertThat(first.path("state").path("id").asString()).isEqualTo("cerrado");
        desk.answers(ana, number, "Y otra más.");
        Await.until(
                "the second answer joins what goes on",
                () -> desk.get(ana, "/api/tickets/2/messages")
                                .body()
                                .path("items")
                                .size()
                        == 2);
        assertThat(desk.opens(ana, "Algo más", "Hola")).isEqualTo(3);
    }

    @Test
    void a_mail_that_overtakes_its_tenant_waits_and_is_not_lost() {
        var desk = new Desk(neighbours, port);
        var ana = desk.nobodyHeardOf("Ana", Role.CUSTOMER);
        var mail = desk.mail(ana, null, "Primera", "Antes que nada.");
        desk.hears(mail);

        desk.apply(Blueprints.shipped("expand"));

        Await.until("the ticket is there", () -> desk.state(ana, 1).equals("esperando-asignacion"));
    }

    @Test
    void a_stranger_gets_what_they_wrote_once_they_have_an_account() {
        var desk = Desk.of("exosound", neighbours, port);
        var diego = desk.nobodyHeardOf("Diego", Role.CUSTOMER);
        desk.hears(desk.mail(null, diego, null, "Garantía", "¿Cómo hago?", false));
        Await.until("the ticket is announced", () -> desk.announced(1).size() == 1);
        assertThat(desk.get(diego, "/api/tickets/1").status()).isEqualTo(404);

        desk.introduce(diego, null);

        Await.until("it is Diego's", () -> desk.state(diego, 1).equals("abierto"));
        var ticket = desk.get(diego, "/api/tickets/1").body();
        assertThat(ticket.path("requester").path("id").asString())
                .isEqualTo(diego.id().toString());
        assertThat(ticket.path("plan").asString()).isEqualTo("general");
        assertThat(ticket.path("incomplete").asBoolean()).isTrue();
        var message =
                desk.get(diego, "/api/tickets/1/messages").body().path("items").get(0);
        assertThat(message.path("author").path("person").asString())
                .isEqualTo(diego.id().toString());
        desk.answers(diego, 1, "¿Hola?");
        Await.until("all is announced", () -> desk.announced(1).size() == 2);
        assertThat(desk.announced(1).get(1).ticket().requester().id()).isEqualTo(diego.id());
    }

    private static void complete(Desk desk, Desk.Someone who, long number) {
        var fields = Map.of("tipo-de-asistencia", "servicio-tecnico", "marca", "otra");
        assertThat(desk.send(who, "PATCH", "/api/tickets/" + number + "/fields", fields, Map.of())
                        .status())
                .isEqualTo(200);
    }
}

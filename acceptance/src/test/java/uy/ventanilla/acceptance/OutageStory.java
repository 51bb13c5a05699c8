package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uy.ventanilla.local.Platform;

/** Whatever dies on the way, at the end nothing is lost and nothing is there twice. */
class OutageStory {
    private static final int MAILS = 12;

    private final Desk desk = Desk.like("expand");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity-service",
                "intake-service",
                "ticket-service",
                "sla-timer-service",
                "notification-service",
                "gateway"
            })
    void a_service_killed_in_the_middle_of_the_hop(String service) {
        send(0, MAILS / 2);
        desk.stage().kill(service);
        send(MAILS / 2, MAILS);
        desk.stage().awaitReady(service);
        everyMailBecameOneTicketAndOneAcknowledgement();
    }

    @ParameterizedTest
    @ValueSource(strings = {Platform.KAFKA, Platform.POSTGRESQL, Platform.MAIL})
    void a_server_stopped_and_started_again(String server) {
        send(0, MAILS / 2);
        desk.stage().stop(server);
        if (!server.equals(Platform.MAIL)) {
            send(MAILS / 2, MAILS);
        }
        desk.stage().start(server);
        desk.stage().awaitReady(server);
        if (server.equals(Platform.MAIL)) {
            send(MAILS / 2, MAILS);
        }
        everyMailBecameOneTicketAndOneAcknowledgement();
    }

    @Test
    void articles_published_while_search_is_away_are_found_afterwards() {
        desk.stage().stop(Platform.ELASTICSEARCH);
        var article = desk.as("Tania")
                .post(
                        "/api/articles",
                        Map.of(
                                "title",
                                "Durante el corte",
                                "body",
                                "Todo sigue.",
                                "tags",
                                java.util.List.of(),
                                "language",
                                "es"))
                .ok()
                .json();
        desk.as("Tania")
                .post("/api/articles/" + article.get("slug").asString() + "/publication", Map.of())
                .ok();
        Eventually.holds(
                "search says that it is away",
                () -> desk.anonymous().get("/api/articles/search?q=corte").status() == 503);
        desk.stage().start(Platform.ELASTICSEARCH);
        desk.stage().awaitReady(Platform.ELASTICSEARCH);
        Eventually.holds(
                "the article is found",
                () -> desk.anonymous()
                        .get("/api/articles/search?q=corte")
                        .ok()
                        .http()
                        .body()
                        .contains("Durante el corte"));
    }

    private void send(int from, int to) {
        for (int i = from; i < to; i++) {
            int n = i;
            // a mail program tries again until the server has taken the mail
            Eventually.finds("the mail server takes mail " + n, () -> {
                try {
                    desk.mailFrom("Ana")
                            .about("Corte " + n)
                            .saying("Mensaje " + n)
                            .header("Message-ID", "<corte-" + n + "@" + desk.slug() + ">")
                            .send();
                    return java.util.Optional.of(true);
                } catch (IllegalStateException e) {
                    return java.util.Optional.empty();
                }
            });
        }
    }

    private void everyMailBecameOneTicketAndOneAcknowledgement() {
        Eventually.holds("all mails are tickets", () -> desk.tickets().size() >= MAILS);
        Eventually.holds(
                "all are acknowledged", () -> desk.mailboxOf("Ana").mails().size() >= MAILS);
        assertThat(desk.tickets()).hasSize(MAILS);
        var numbers = new HashSet<Long>();
        for (int i = 0; i < MAILS; i++) {
            assertThat(desk.countAbout("Corte " + i))
                    .as("tickets about mail " + i)
                    .isEqualTo(1);
        }
        desk.tickets().forEach(t -> numbers.add(t.get("number").asLong()));
        assertThat(numbers).hasSize(MAILS);
        assertThat(desk.mailboxOf("Ana").mails().stream()
                        .map(Mailbox.Mail::subject)
                        .toList())
                .doesNotHaveDuplicates()
                .hasSize(MAILS);
    }
}

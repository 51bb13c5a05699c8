package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.testkit.MovableClock;

/** Accounts that begin with a mail (S35) and are activated by a link (S37). */
@IdentityStory
class ActivationTest {
    @Autowired
    private FrontDoor door;

    @Autowired
    private Heard heard;

    @Autowired
    private Seal seal;

    @Autowired
    private MovableClock clock;

    @Test
    void an_unknown_sender_gets_one_account_and_activates_it_once() {
        var tenant = door.tenant();
        wanted(tenant, "Nueva@clients.example");
        wanted(tenant, "nueva@clients.example");
        wanted(tenant, "ada@clients.example");
        wanted(tenant, "last@clients.example");
        var invited = heard.of(tenant.id(), "person.invited", 2);
        assertThat(invited)
                .extracting(it -> it.data().get("address").asString())
                .containsExactlyInAnyOrder("nueva@clients.example", "last@clients.example");
        var nueva = changes(tenant, "nueva@clients.example", 6).findFirst().orElseThrow();
        assertThat(nueva.get("activated").asBoolean()).isFalse();
        assertThat(nueva.get("role").asString()).isEqualTo("customer");
        assertThat(door.signIn(tenant, door.browser(), "nueva@clients.example", "a new password"))
                .endsWith("/login?error");

        var link = link(
                tenant,
                invited.stream()
                        .map(Heard.Told::data)
                        .filter(it -> it.get("address").asString().startsWith("nueva"))
                        .findFirst()
                        .orElseThrow());
        var page = door.send(door.to(tenant, link));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Nueva Persona", "nueva@clients.example", "Acme &amp; Hijos");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(door.send(door.to(tenant, link)).status()).isEqualTo(200); // looking used nothing up

        var elsewhere = door.browser();
        var openElsewhere = door.send(elsewhere, door.to(tenant, link));

        assertThat(choose(tenant, link, "short").status()).isEqualTo(422);
        var common = choose(tenant, link, "Password2026!");
        assertThat(common.status()).isEqualTo(422);
        assertThat(common.body()).contains("las primeras que prueba");
        assertThat(choose(tenant, link, "a new password").header("location")).endsWith("/login?activated");
        var replayed = Map.of("_csrf", door.csrf(openElsewhere), "password", "another password");
        assertThat(door.postForm(tenant, elsewhere, link, replayed).status()).isEqualTo(410);
        assertThat(door.signIn(tenant, door.browser(), "nueva@clients.example", "another password"))
                .endsWith("/login?error");
        assertThat(door.send(door.to(tenant, link)).status()).isEqualTo(410);
        assertThat(door.signIn(tenant, door.browser(), "nueva@clients.example", "a new password"))
                .doesNotContain("error");
        assertThat(changes(tenant, "nueva@clients.example", 7))
                .last()
                .satisfies(it -> assertThat(it.get("activated").asBoolean()).isTrue());
    }

    @Test
    void who_called_gets_a_link_and_may_not_write_by_mail_for_that() {
        var tenant = door.tenant();
        wanted(tenant, "llama@clients.example", true);
        wanted(tenant, "escribe@clients.example", false);
        var people = heard.of(tenant.id(), "person.invited", 2);
        assertThat(people).extracting(it -> it.data().get("address").asString()).contains("llama@clients.example");
        assertThat(changes(tenant, "llama@clients.example", 4)
                        .findFirst()
                        .orElseThrow()
                        .get("mayMail")
                        .asBoolean())
                .isFalse();
        assertThat(changes(tenant, "escribe@clients.example", 4)
                        .findFirst()
                        .orElseThrow()
                        .get("mayMail")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_link_expires_after_three_days_and_can_be_renewed() {
        var tenant = door.tenant();
        wanted(tenant, "tarde@clients.example");
        var link = link(
                tenant, heard.of(tenant.id(), "person.invited", 1).getFirst().data());
        clock.advance(Duration.ofDays(3));
        var over = door.send(door.to(tenant, link));
        assertThat(over.status()).isEqualTo(410);

        var browser = door.browser();
        var csrf = door.csrf(door.send(browser, door.to(tenant, link)));
        assertThat(door.postForm(tenant, browser, link + "/renewal", Map.of("_csrf", csrf))
                        .status())
                .isEqualTo(200);
        var fresh = link(
                tenant, heard.of(tenant.id(), "person.invited", 2).getLast().data());
        assertThat(fresh).isNotEqualTo(link);
        assertThat(door.send(door.to(tenant, link)).status()).isEqualTo(410);
        assertThat(choose(tenant, fresh, "a new password").header("location")).endsWith("/login?activated");
    }

    @Test
    void who_forgot_their_password_chooses_another_and_every_earlier_sign_in_ends() {
        var tenant = door.tenant();
        var browser = door.browser();
        var portal = FrontDoor.basic("portal", FrontDoor.PORTAL_SECRET);
        var code = door.code(tenant, browser, "ada@clients.example", "ada's password");
        var refresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                door.tokens(tenant, code, FrontDoor.VERIFIER)
                        .json()
                        .get("refresh_token")
                        .asString());

        assertThat(forget(tenant, " ADA@clients.example ").body()).contains("Si hay una cuenta con esa");
        var invited = heard.of(tenant.id(), "person.invited", 1).getFirst();
        assertThat(invited.data().get("reset").asBoolean()).isTrue();
        var link = link(tenant, invited.data());
        assertThat(door.send(door.to(tenant, link)).body()).contains("Elegí otra contraseña", "ada@clients.example");
        assertThat(door.token(tenant, portal, refresh).status()).isEqualTo(200); // asking ends nothing

        assertThat(choose(tenant, link, "Ada").status()).isEqualTo(422);
        assertThat(choose(tenant, link, "a quite new one").header("location")).endsWith("/login?changed");
        assertThat(door.send(door.to(tenant, link)).status()).isEqualTo(410);
        assertThat(door.token(tenant, portal, refresh).status()).isEqualTo(400);
        var authorize = door.send(
                browser, door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html"));
        assertThat(authorize.header("location")).endsWith("/login");
        assertThat(door.signIn(tenant, door.browser(), "ada@clients.example", "ada's password"))
                .endsWith("/login?error");
        assertThat(door.signIn(tenant, door.browser(), "ada@clients.example", "a quite new one"))
                .doesNotContain("error");
    }

    @Test
    void asking_for_a_link_tells_nothing_and_bothers_nobody() {
        var tenant = door.tenant();
        wanted(tenant, "nueva@clients.example");
        heard.of(tenant.id(), "person.invited", 1);
        clock.advance(Duration.ofMinutes(3));
        var known = forget(tenant, "bruno@acme.example");
        var unknown = forget(tenant, "nobody@acme.example");
        forget(tenant, "nueva@clients.example");
        forget(tenant, "bruno@acme.example");
        assertThat(unknown.headers().keySet()).isEqualTo(known.headers().keySet());
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.body()).isEqualTo(known.body());
        // bruno once, and nueva her activation again
        var invited = heard.of(tenant.id(), "person.invited", 3);
        assertThat(invited)
                .filteredOn(it -> it.data().get("address").asString().startsWith("nueva"))
                .allSatisfy(it ->
                        assertThat(it.data().path("reset").asBoolean(false)).isFalse())
                .hasSize(2);
        assertThat(forget(tenant, "a".repeat(300) + "@acme.example").body()).isEqualTo(known.body());
        assertThat(forget(tenant, "\0").body()).isEqualTo(known.body());

        // the pause grows with each link nobody has used
        clock.advance(Duration.ofMinutes(3));
        forget(tenant, "bruno@acme.example");
        heard.of(tenant.id(), "person.invited", 4);
        clock.advance(Duration.ofMinutes(3));
        forget(tenant, "bruno@acme.example");
        forget(tenant, "lea@acme.example");
        assertThat(heard.of(tenant.id(), "person.invited", 5))
                .hasSize(5)
                .filteredOn(it -> it.data().get("address").asString().startsWith("bruno"))
                .hasSize(2);
    }

    @Test
    void the_page_speaks_the_language_asked_for_and_tells_links_to_nobody() {
        var tenant = door.tenant();
        var page = door.send(door.to(tenant, "/forgotten?lang=en"));
        assertThat(page.body()).contains("Send me the link");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    }

    @Test
    void who_guessed_too_often_and_then_chose_another_password_need_not_wait() {
        var tenant = door.tenant();
        for (int i = 0; i < 7; i++) {
            door.signIn(tenant, door.browser(), "bruno@acme.example", "a wrong guess");
        }
        assertThat(door.signIn(tenant, door.browser(), "bruno@acme.example", "bruno's password"))
                .endsWith("/login?wait");
        forget(tenant, "bruno@acme.example");
        var link = link(
                tenant, heard.of(tenant.id(), "person.invited", 1).getFirst().data());
        choose(tenant, link, "a quite new one");
        assertThat(door.signIn(tenant, door.browser(), "bruno@acme.example", "a quite new one"))
                .doesNotContain("login");
    }

    @Test
    void a_link_for_another_password_is_over_after_an_hour_and_is_asked_for_anew() {
        var tenant = door.tenant();
        forget(tenant, "bruno@acme.example");
        var link = link(
                tenant, heard.of(tenant.id(), "person.invited", 1).getFirst().data());
        clock.advance(Duration.ofHours(1));
        var over = door.send(door.to(tenant, link));
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.body()).contains("/forgotten").doesNotContain("/renewal");
    }

    @Test
    void a_forged_or_foreign_link_opens_nothing() {
        var tenant = door.tenant();
        wanted(tenant, "eva@clients.example");
        var link = link(
                tenant, heard.of(tenant.id(), "person.invited", 1).getFirst().data());
        var forged = link.substring(0, link.length() - 1) + (link.endsWith("a") ? "b" : "a");
        assertThat(door.send(door.to(tenant, forged)).status()).isEqualTo(410);
        assertThat(door.send(door.to(door.tenant(), link)).status()).isEqualTo(410);
        assertThat(door.send(door.to(tenant, "/activate/" + UUID.randomUUID() + "/half"))
                        .status())
                .isEqualTo(404);
    }

    private FrontDoor.Answer forget(FrontDoor.Tenant tenant, String address) {
        var browser = door.browser();
        var csrf = door.csrf(door.send(browser, door.to(tenant, "/forgotten")));
        var answer = door.postForm(tenant, browser, "/forgotten", Map.of("_csrf", csrf, "address", address));
        return new FrontDoor.Answer(
                answer.status(), answer.body().replace(csrf, ""), answer.headers(), answer.mapper());
    }

    private void wanted(FrontDoor.Tenant tenant, String address) {
        wanted(tenant, address, false);
    }

    private void wanted(FrontDoor.Tenant tenant, String address, boolean byPhone) {
        heard.intakeSays(
                tenant.id(),
                "person.wanted",
                "{\"address\":\"" + address + "\",\"name\":\"Nueva Persona\",\"conversation\":\"" + UUID.randomUUID()
                        + "\",\"byPhone\":" + byPhone + "}");
    }

    private Stream<JsonNode> changes(FrontDoor.Tenant tenant, String address, int count) {
        return heard.of(tenant.id(), "person.changed", count).stream()
                .map(Heard.Told::data)
                .filter(it -> it.get("address").asString().equals(address));
    }

    private String link(FrontDoor.Tenant tenant, JsonNode invited) {
        var person = invited.get("person").asString();
        var nonce = invited.get("nonce").asString();
        return "/activate/" + person + "/" + nonce + "."
                + seal.over("activation", tenant.id().toString(), person, nonce);
    }

    private FrontDoor.Answer choose(FrontDoor.Tenant tenant, String link, String password) {
        var browser = door.browser();
        var page = door.send(browser, door.to(tenant, link));
        return page.status() != 200
                ? door.send(door.to(tenant, link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("password=" + FrontDoor.encoded(password))))
                : door.postForm(tenant, browser, link, Map.of("_csrf", door.csrf(page), "password", password));
    }
}

package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.identity.FrontDoor.Answer;
import uy.ventanilla.identity.FrontDoor.Tenant;
import uy.ventanilla.identity.usecase.signin.OneTimeCode;

/** What staff prove themselves by beside their password. */
@IdentityStory
class SecondFactorTest {
    @Autowired
    private FrontDoor door;

    @Test
    void an_agent_with_an_app_is_not_in_before_its_code_which_counts_once() {
        var tenant = door.tenant();
        var key = setUp(tenant).key;

        var browser = door.browser();
        assertThat(door.signIn(tenant, browser, "bruno@acme.example", "bruno's password"))
                .endsWith("/login/second");
        assertThat(isSignedIn(tenant, browser)).isFalse();
        assertThat(second(tenant, browser, "000000").header("location")).endsWith("/login/second?wrong");
        assertThat(isSignedIn(tenant, browser)).isFalse();

        var code = code(key, 1);
        second(tenant, browser, code);
        assertThat(isSignedIn(tenant, browser)).isTrue();

        var other = door.browser();
        door.signIn(tenant, other, "bruno@acme.example", "bruno's password");
        assertThat(second(tenant, other, code).header("location"))
                .as("used already")
                .endsWith("?wrong");
        assertThat(isSignedIn(tenant, other)).isFalse();
    }

    @Test
    void a_recovery_code_stands_in_for_a_lost_phone_once() {
        var tenant = door.tenant();
        var codes = setUp(tenant).recovery;
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        var browser = door.browser();
        door.signIn(tenant, browser, "bruno@acme.example", "bruno's password");
        second(tenant, browser, codes.getFirst());
        assertThat(isSignedIn(tenant, browser)).isTrue();

        var again = door.browser();
        door.signIn(tenant, again, "bruno@acme.example", "bruno's password");
        second(tenant, again, codes.getFirst());
        assertThat(isSignedIn(tenant, again)).isFalse();
        var zoe = door.token(tenant, "zoe");
        assertThat(door.get(tenant, "/api/audit?action=second-factor.recovery-used", zoe)
                        .json()
                        .at("/items/0/detail")
                        .asString())
                .isEqualTo("9 left");
    }

    @Test
    void guessing_codes_is_slowed_down() {
        var tenant = door.tenant();
        var key = setUp(tenant).key;
        var browser = door.browser();
        door.signIn(tenant, browser, "bruno@acme.example", "bruno's password");
        for (int i = 0; i < 5; i++) {
            second(tenant, browser, "00000" + i);
        }

        assertThat(second(tenant, browser, code(key, 1)).header("location")).endsWith("/login/second?later");
        assertThat(isSignedIn(tenant, browser)).isFalse();
    }

    @Test
    void an_admin_helps_who_has_lost_everything() {
        var tenant = door.tenant();
        setUp(tenant);
        var zoe = door.token(tenant, "zoe");
        var bruno = door.get(tenant, "/api/people?q=bruno", zoe)
                .json()
                .at("/items/0/id")
                .asString();
        var path = "/api/people/" + bruno + "/second-factor";
        assertThat(door.delete(tenant, path, door.token(tenant, "lea")).status())
                .isEqualTo(403);

        assertThat(door.delete(tenant, path, zoe).status()).isEqualTo(204);

        var browser = door.browser();
        door.signIn(tenant, browser, "bruno@acme.example", "bruno's password");
        assertThat(isSignedIn(tenant, browser)).isTrue();
    }

    @Test
    void where_the_tenant_wants_one_staff_set_theirs_up_on_the_way_in_and_customers_are_not_asked() {
        var tenant = door.tenant();
        door.apply(
                tenant.slug(), Blueprints.small(tenant.slug()) + "signIn: {password: true, secondFactor: required}\n");
        var customer = door.browser();
        door.signIn(tenant, customer, "ada@clients.example", "ada's password");
        assertThat(isSignedIn(tenant, customer)).isTrue();

        var browser = door.browser();
        door.signIn(tenant, browser, "bruno@acme.example", "bruno's password");
        assertThat(isSignedIn(tenant, browser)).isFalse();
        var page = door.send(browser, door.to(tenant, "/login/second"));
        var key = keyIn(page);
        var wrong = door.postForm(
                tenant, browser, "/login/second/setup", Map.of("code", "000000", "_csrf", door.csrf(page)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(keyIn(wrong)).as("a slip takes no other picture").isEqualTo(key);
        var other = door.browser();
        door.signIn(tenant, other, "bruno@acme.example", "bruno's password");
        assertThat(keyIn(door.send(other, door.to(tenant, "/login/second"))))
                .as("what one sign-in has seen no other sets up")
                .isNotEqualTo(key);
        var late = door.postForm(
                tenant, browser, "/login/second/setup", Map.of("code", code(key, 0), "_csrf", door.csrf(wrong)));
        assertThat(late.status()).isEqualTo(422);
        var done = door.postForm(
                tenant, browser, "/login/second/setup", Map.of("code", code(keyIn(late), 0), "_csrf", door.csrf(late)));
        assertThat(recoveryIn(done)).hasSize(10);
        assertThat(isSignedIn(tenant, browser)).isTrue();

        // a thief of the password finds nothing to set up
        var thief = door.browser();
        door.signIn(tenant, thief, "bruno@acme.example", "bruno's password");
        var asked = door.send(thief, door.to(tenant, "/login/second"));
        assertThat(asked.body()).doesNotContain("class=\"qr\"");
        door.postForm(tenant, thief, "/login/second/setup", Map.of("code", code(key, 1), "_csrf", door.csrf(asked)));
        assertThat(isSignedIn(tenant, thief)).isFalse();
    }

    @Test
    void changing_ones_ways_in_wants_a_fresh_sign_in_of_ones_own() {
        var tenant = door.tenant();
        assertThat(door.send(door.to(tenant, "/account").header("Accept", "text/html"))
                        .header("location"))
                .endsWith("/login");
        var browser = door.browser();
        door.signIn(tenant, browser, "bruno@acme.example", "bruno's password");
        var page = door.send(browser, door.to(tenant, "/account"));
        assertThat(page.body()).contains("/account/codes/setup");
        clock.advance(java.time.Duration.ofMinutes(16));

        var stale = door.postForm(tenant, browser, "/account/codes/setup", Map.of("_csrf", door.csrf(page)));

        assertThat(stale.header("location")).endsWith("/account");
        assertThat(isSignedIn(tenant, browser)).isFalse();
        assertThat(door.send(browser, door.to(tenant, "/account").header("Accept", "text/html"))
                        .header("location"))
                .endsWith("/login");
    }

    @Test
    void a_customer_who_has_an_app_is_asked_too() {
        var tenant = door.tenant();
        var app = setUp(tenant, "ada@clients.example", "ada's password");

        var browser = door.browser();
        door.signIn(tenant, browser, "ada@clients.example", "ada's password");
        assertThat(isSignedIn(tenant, browser)).isFalse();
        second(tenant, browser, code(app.key, 1));
        assertThat(isSignedIn(tenant, browser)).isTrue();
    }

    @Test
    void a_second_factor_of_a_sign_in_that_has_ended_lets_nobody_in() {
        var tenant = door.tenant();
        var key = setUp(tenant).key;
        var browser = door.browser();
        door.signIn(tenant, browser, "bruno@acme.example", "bruno's password");
        var page = door.send(browser, door.to(tenant, "/login/second"));

        door.directory(
                tenant, "people: [{email: bruno@acme.example, name: Bruno, role: agent, password: another one}]");
        var late =
                door.postForm(tenant, browser, "/login/second", Map.of("code", code(key, 1), "_csrf", door.csrf(page)));

        assertThat(late.header("location")).endsWith("/login");
        assertThat(isSignedIn(tenant, browser)).isFalse();
    }

    @Test
    void whom_more_is_asked_of_from_now_on_signs_in_anew() {
        var tenant = door.tenant();
        var agent = door.browser();
        door.signIn(tenant, agent, "bruno@acme.example", "bruno's password");
        var customer = door.browser();
        door.signIn(tenant, customer, "ada@clients.example", "ada's password");

        door.apply(
                tenant.slug(), Blueprints.small(tenant.slug()) + "signIn: {password: true, secondFactor: required}\n");

        assertThat(isSignedIn(tenant, agent)).isFalse();
        assertThat(isSignedIn(tenant, customer)).isTrue();
        door.directory(tenant, "people: [{email: ada@clients.example, name: Ada, role: agent}]");
        assertThat(isSignedIn(tenant, customer)).as("of the staff now").isFalse();
    }

    @Autowired
    private uy.ventanilla.testkit.MovableClock clock;

    /** What Bruno has after he has set his app up. */
    private record App(String key, List<String> recovery) {}

    private App setUp(Tenant tenant) {
        return setUp(tenant, "bruno@acme.example", "bruno's password");
    }

    private App setUp(Tenant tenant, String address, String password) {
        var browser = door.browser();
        door.signIn(tenant, browser, address, password);
        var account = door.send(browser, door.to(tenant, "/account"));
        var page = door.postForm(tenant, browser, "/account/codes/setup", Map.of("_csrf", door.csrf(account)));
        var key = keyIn(page);
        var done = door.postForm(
                tenant, browser, "/account/codes", Map.of("code", code(key, 0), "_csrf", door.csrf(page)));
        return new App(key, recoveryIn(done));
    }

    private Answer second(Tenant tenant, HttpClient browser, String code) {
        var page = door.send(browser, door.to(tenant, "/login/second"));
        return door.postForm(tenant, browser, "/login/second", Map.of("code", code, "_csrf", door.csrf(page)));
    }

    /** The app's code now, or of the step {@code ahead}, which counts too. */
    private static String code(String key, int ahead) {
        long step = Instant.now().getEpochSecond() / OneTimeCode.STEP.toSeconds();
        return OneTimeCode.at(new Base32().decode(key), step + ahead);
    }

    private static String keyIn(Answer page) {
        var key = Pattern.compile("<code>([A-Z2-7 ]+)</code>").matcher(page.body());
        assertThat(key.find()).as(page.body()).isTrue();
        return key.group(1).replace(" ", "");
    }

    private static List<String> recoveryIn(Answer page) {
        return Pattern.compile("<code>([a-z2-7]{5}-[a-z2-7]{5})</code>")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private boolean isSignedIn(Tenant tenant, HttpClient browser) {
        return door.send(
                        browser,
                        door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html"))
                .header("location")
                .contains("code=");
    }
}

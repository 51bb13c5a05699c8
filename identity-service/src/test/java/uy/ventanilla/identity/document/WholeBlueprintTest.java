package uy.ventanilla.identity.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uy.ventanilla.contracts.Blueprint;

/** A tenant that says something in every section of the format; its words are what the faults below are made of. */
class WholeBlueprintTest {
    private static final String WHOLE = whole();

    @Test
    void every_section_is_read() {
        var document = BlueprintDocument.read(WHOLE);
        assertThat(document.faults().all()).isEmpty();
        var blueprint = document.blueprint();
        assertThat(blueprint.calendars().getFirst().holidays())
                .isEqualTo(new Blueprint.Holidays("ES", List.of("10-12")));
        assertThat(blueprint.workflow().rating()).isEqualTo(new Blueprint.Rating("entregado", 5, true));
        assertThat(blueprint.targets().get(1).warnAt()).containsExactly(50, 90);
        assertThat(blueprint.notifications().rules().get(1).mail()).isEmpty();
        assertThat(blueprint.channels().chat().ticket()).isEqualTo(Blueprint.ChatTicket.SOME);
        assertThat(blueprint.signIn().secondFactor()).isEqualTo(Blueprint.SecondFactor.OPTIONAL);
    }

    /** Each line: what is written instead of what, and where and how that is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            emergenciesOnly: ["08-15"] | emergenciesOnly: ["12-25"] | calendars[0].emergenciesOnly[0] | this day is closed
            emergenciesOnly: ["08-15"] | emergenciesOnly: ["13-15"] | calendars[0].emergenciesOnly[0] | is no day
            country: ES                | country: XX                | calendars[0].holidays.country   | is no country
            except: ["10-12"]          | except: [octubre]          | calendars[0].holidays.except[0] | is no day
            {es: Sala}, calendar: sala | {es: Sala}, calendar: sal  | teams[0].calendar               | did you mean "sala"?
            id: archivo, label: {es: Archivo} | id: sala, label: {es: Archivo} | teams[1].id       | is taken already
            label: {es: Común}         | label: {es: Común}, channels: [chat] | priorities[0].channels | every ticket starts with the first
            channels: [phone, chat]    | channels: [phone, fax]     | priorities[1].channels[1]       | is not one of portal, mail, phone, chat, api
            team: sala, words          | team: salon, words         | requests[0].team                | unknown team "salon"
            words: [préstamo, renovar] | words: [Renovar, renovar]  | requests[0].words[1]            | given twice
            targets: pause             | targets: stop              | workflow.states[2].targets      | is not one of run, pause
            how: round-robin           | how: raund-robin               | workflow.assignment.how         | did you mean "round-robin"?
            round-robin, team: sala    | round-robin, team: guardia | workflow.assignment.team        | unknown team "guardia"
            {state: entregado, best    | {state: en-estudio, best   | workflow.rating.state           | nothing is over yet
            best: 5                    | best: five                 | workflow.rating.best            | is not a whole number
            best: 5                    | best: 50                   | workflow.rating.best            | 2 to 10
            type: several, options: [{id: historia, label: {es: Historia}}] | type: several | form[3].options | "several" needs options
            type: date                 | type: date, options: [{id: hoy, label: {es: Hoy}}] | form[6].options | "date" has no options
            currency: EUR, requiredFor | requiredFor                | form[5].currency                | money has a currency
            currency: EUR, requiredFor | currency: Euro, requiredFor | form[5].currency               | write three letters
            type: yes-no               | type: yes-no, currency: EUR | form[7].currency               | only money has a currency
            requiredFor: [entregar]    | requiredFor: [entrega]     | form[5].requiredFor[0]          | did you mean "entregar"?
            type: number, required: true | type: number             | form[4]                         | add required: true
            shownTo: [customer, agent] | shownTo: [agent]           | form[2].shownTo                 | no service hides fields yet
            type: long-text, shownTo: [customer, agent] | type: long-text, required: true, shownTo: [customer] | form[2].shownTo | agents can't fill in
            only: {requests: [copia]   | only: {requests: [copias]  | targets[0].only.requests[0]     | did you mean "copia"?
            measure: first-response    | measure: fast-response     | targets[0].measure              | did you mean "first-response"?
            id: next-response          | id: following              | targets[2].id                   | unknown target "following"
            warnAt: [50, 90]           | warnAt: [50, 100]          | targets[1].warnAt[1]            | 1 to 99 percent
            warnAt: [50, 90]           | warnAt: []                 | targets[1].onWarning            | nobody is ever warned
            tell: [leads], priority: urgente | tell: [leads], priority: alta | targets[1].onBreach.priority | unknown priority "alta"
            senders: open              | senders: all               | channels.mail.senders           | is not one of enabled, open, nobody
            numbers: ["+34 900 000 000"] | numbers: [central]       | channels.phone.numbers[0]       | is no telephone number
            attempts: 2                | attempts: 9                | channels.phone.code.attempts    | 1 to 5 times
            greeting: {es: Hola}       | greeting: {en: Hi}         | channels.phone.texts.greeting   | the Spanish text is missing
            ticket: some               | ticket: all                | channels.chat.ticket            | is not one of every, some
            emergencies: {calendar: sala | emergencies: {calendar: general | emergencies.calendar | unknown calendar "general"
            onCall: archivo            | onCall: nadie              | emergencies.onCall              | unknown team "nadie"
            bell: [assignee, leads]    | bell: [requester]          | notifications.rules[0].bell[0]  | internal notes are for staff
            {id: edited}               | {id: note}                 | notifications.rules[1].id       | there is one for this kind already
            emergenciesOnly: ["08-15"] | emergenciesOnly: [easter-90] | calendars[0].emergenciesOnly[0] | another year
            {id: edited}               | {id: editd}                | notifications.rules[1].id       | did you mean "edited"?
            "{agent} lo dejó           | "{agente} lo dejó          | notifications.templates[0].body.es | did you mean "agent"?
            readers: everybody         | readers: members           | knowledge.readers               | is not one of everybody, signed-in
            kind: google               | kind: gogle                | signIn.providers[0].kind        | did you mean "google"?
            kind: google               | kind: oidc                 | signIn.providers[0].issuer      | which provider?
            kind: oidc                 | kind: facebook             | signIn.providers[1].issuer      | this provider's is known
            issuer: https://id.bib     | issuer: http://id.bib      | signIn.providers[1].issuer      | write https://..
            readers: everybody         | readers: signed-in         | knowledge.readers               | no service asks yet
            initial: recibido          | initial: archivado         | workflow.initial                | born closed
            id: next-response, label   | id: resolution, measure: next-response, label | targets[2].id | what it does not measure
            within: {general: PT16H}   | within: {}                 | targets[2].within               | promised to no plan
            priority: urgente, notice  | priority: comun, notice    | emergencies.priority            | every ticket starts with this one
            channels: [phone, chat]    | channels: [chat]           | channels.phone.code.priority    | can't be asked for by phone
            numbers: ["+34 900 000 000"] | numbers: []              | channels.phone                  | needs a number
            "https://biblioteca.example" | biblioteca               | channels.chat.embeddedIn[0]     | write where it stands
            https://www.biblioteca.example | https://www.biblioteca.example/ | api.allowedOrigins[0]  | as browsers send it
            https://www.biblioteca.example | *                      | api.allowedOrigins[0]           | is no origin
            https://www.biblioteca.example | http://www.biblioteca.example | api.allowedOrigins[0]  | is no origin
            https://www.biblioteca.example | https://www.biblioteca.example:443 | api.allowedOrigins[0] | no usual port
            https://www.biblioteca.example | http://localhost:3000 | api.allowedOrigins[1]           | given twice
            keys: https://app          | keys: https://me@app       | signIn.host.keys                | write https://..
            """)
    void a_fault_is_told_where_it_stands(String written, String instead, String path, String detail) {
        assertThat(WHOLE).contains(written);
        var faults = BlueprintDocument.read(WHOLE.replaceFirst(Pattern.quote(written), instead == null ? "" : instead))
                .faults()
                .all();
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.detail()).contains(detail);
        });
    }

    @Test
    void a_portal_inside_a_program_needs_the_program_and_staff_a_way_in() {
        var nobody = BlueprintDocument.read(WHOLE.replaceAll("(?s)signIn:.*", "signIn: {password: false}\n"));
        assertThat(nobody.faults().all())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder("portal.session", "signIn.password");
    }

    @Test
    void a_word_that_nobody_knows_is_one_fault() {
        var faults = BlueprintDocument.read(WHOLE.replace("requiredOf: [agent]", "requiredOf: [agents, customer]")
                        .replace("bell: [assignee, leads]", "bell: [leed]"))
                .faults();
        assertThat(faults.all())
                .extracting(Fault::path)
                .containsExactly("form[4].requiredOf[0]", "notifications.rules[0].bell[0]");
    }

    @Test
    void what_stands_behind_a_promise_to_everybody_never_holds() {
        var faults = BlueprintDocument.read(WHOLE.replace(
                        "  - {id: next-response,",
                        "  - {id: tarde, measure: first-response, within: {general: PT1H}, only: {channels: [mail]}}\n"
                                + "  - {id: next-response,"))
                .faults();
        assertThat(faults.all()).extracting(Fault::path).containsExactly("targets[2]");
    }

    @Test
    void a_chat_that_never_closes_has_no_words_for_closing_time() {
        var faults = BlueprintDocument.read(WHOLE.replace("    calendar: sala\n    leaveMessage", "    leaveMessage"))
                .faults();
        assertThat(faults.all()).extracting(Fault::path).containsExactly("channels.chat");
    }

    @Test
    void what_no_service_acts_on_is_told_and_what_one_does_is_not() {
        var notes = Unserved.in(BlueprintDocument.read(WHOLE).blueprint());
        assertThat(notes)
                .extracting(Note::path)
                .contains(
                        "calendars[sala].holidays",
                        "teams",
                        "workflow.rating",
                        "form[costo].type",
                        "form[copias].required",
                        "targets[investigadores]",
                        "targets[next-response]",
                        "channels.chat")
                .doesNotContain("workflow.states[entregado].deadline", "form[obra].type", "channels.mail");
        assertThat(notes).extracting(Note::path).doesNotHaveDuplicates();
    }

    @Test
    void two_versions_are_compared_in_every_section() {
        var before = BlueprintDocument.read(WHOLE).blueprint();
        var after = BlueprintDocument.read(WHOLE.replace("best: 5, comment: true", "best: 3")
                        .replace("bell: [assignee, leads]", "bell: [leads]")
                        .replace("warnAt: [50, 90]", "warnAt: [50]"))
                .blueprint();
        assertThat(Differences.between(before, after))
                .containsExactly(
                        new Difference("workflow.rating.best", "5 becomes 3"),
                        new Difference("workflow.rating.comment", "yes becomes no"),
                        new Difference("targets[first-response].warnAt", "dropped: 90"),
                        new Difference("notifications.rules[note].bell", "dropped: assignee"));
        var without =
                BlueprintDocument.read(WHOLE.replaceFirst("  rating: .*\n", "")).blueprint();
        assertThat(Differences.between(without, before))
                .containsExactly(new Difference("workflow.rating", "new: state \"entregado\", best 5, comment yes"));
    }

    private static String whole() {
        try {
            return Files.readString(Path.of("..", "acceptance", "src", "test", "blueprints", "biblioteca.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

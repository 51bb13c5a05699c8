package uy.ventanilla.identity.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.ClockStart;
import uy.ventanilla.contracts.SenderPolicy;

class BlueprintDocumentTest {
    private static final String GOOD = """
            slug: acme
            name: Acme
            hosts: [acme.localhost]
            languages: [es, en]
            timeZone: America/Montevideo
            brand: {colour: "#0b5fa5"}
            calendars:
              - id: oficina
                timeZone: America/Montevideo
                week: {mon: ["09:00-12:00", "13:00-18:00"]}
                closed: ["12-25", "2027-03-01", easter-48]
            plans:
              - {id: basico, label: {es: Básico}, calendar: oficina}
            workflow:
              initial: abierto
              states:
                - id: abierto
                  label: {es: Abierto}
                  phase: active
                - id: resuelto
                  label: {es: Resuelto}
                  phase: resolved
                  onCustomerMessage: abierto
                  deadline: {id: cierre, after: PT72H, from: mail, to: cerrado}
                - id: cerrado
                  label: {es: Cerrado}
                  phase: closed
              transitions:
                - {id: resolver, label: {es: Resolver}, from: abierto, to: resuelto, by: [agent]}
            classifications: []
            form:
              - {id: marca, label: {es: Marca}, type: choice, options: [{id: una, label: {es: Una}}]}
            targets:
              - {id: first-response, within: {basico: PT4H}}
            channels:
              mail: {address: soporte@acme.example, senderName: Acme, senders: open}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"amplifica", "exosound", "expand", "softchat"})
    void the_reference_tenants_are_right(String name) throws IOException {
        var document = BlueprintDocument.read(Files.readString(Path.of("..", "deploy", "blueprints", name + ".yaml")));
        assertThat(document.faults().all()).isEmpty();
        assertThat(document.profile().slug()).isEqualTo(name);
    }

    @Test
    void everything_written_is_read() {
        var document = BlueprintDocument.read(GOOD);
        assertThat(document.faults().all()).isEmpty();
        var blueprint = document.blueprint();
        var resolved = blueprint.workflow().states().get(1);
        assertThat(resolved.deadline())
                .isEqualTo(new Blueprint.Deadline("cierre", Duration.ofDays(3), ClockStart.MAIL, "cerrado", null));
        assertThat(blueprint.workflow().transitions().getFirst().by()).containsExactly(Blueprint.Mover.AGENT);
        assertThat(blueprint.channels().mail().senders()).isEqualTo(SenderPolicy.OPEN);
        assertThat(blueprint.calendars().getFirst().week()).containsOnlyKeys("mon");
    }

    @Test
    void absent_lists_are_empty_and_absent_flags_false() {
        var document = BlueprintDocument.read(GOOD.replace("classifications: []\n", ""));
        assertThat(document.faults().all()).isEmpty();
        assertThat(document.blueprint().classifications()).isEmpty();
        assertThat(document.blueprint().workflow().transitions().getFirst().reasons())
                .isEmpty();
        assertThat(document.blueprint().workflow().transitions().getFirst().message())
                .isFalse();
    }

    /** Each line: what is written instead of what, and where and how that is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            name: Acme                | nome: Acme                | 2:1   | nome                               | unknown field "nome"; did you mean "name"?
            slug: acme                | slug: Acme Inc            | 1:7   | slug                               | is no id; use lower-case letters
            slug: acme                | slug: platform            | 1:7   | slug                               | the operator's own host
            hosts: [acme.localhost]   | hosts: []                 | 3:8   | hosts                              | add at least one
            hosts: [acme.localhost]   | hosts: [Acme:80]          | 3:9   | hosts[0]                           | is no host name
            languages: [es, en]       | languages: [es, pt]       | 4:17  | languages[1]                       | unknown language "pt"
            languages: [es, en]       | languages: es             | 4:12  | languages                          | expected a list, found a text
            timeZone: America/Montevideo | timeZone: America/Montevide0 | 5:11 | timeZone                     | did you mean "America/Montevideo"?
            "#0b5fa5"                 | blue                      | 6:17  | brand.colour                       | is no colour
            "#0b5fa5"                 | "#0b5fa5", logo: "http://acme.example/l.png" | 6:34 | brand.logo        | write "https://..
            "09:00-12:00"             | "09:00-08:00"             | 10:18 | calendars[0].week.mon[0]           | must end after it begins
            "09:00-12:00"             | "9-12"                    | 10:18 | calendars[0].week.mon[0]           | write "08:00-12:00"
            "09:00-12:00"             | "09:00-14:00"             | 10:33 | calendars[0].week.mon[1]           | overlaps another interval
            {mon:                     | {lun:                     | 10:12 | calendars[0].week.lun              | unknown day "lun"
            "12-25"                   | "02-30"                   | 11:14 | calendars[0].closed[0]             | is no day
            easter-48                 | pascua-48                 | 11:37 | calendars[0].closed[2]             | is no day
            senders: open             | senders: open, mailboxes: [{address: ventas}] | 36:96 | channels.mail.mailboxes[0].address | is no mail address
            senders: open             | senders: open, mailboxes: [{address: Soporte@acme.example}] | 36:96 | channels.mail.mailboxes[0].address | is read already
            senders: open             | senders: open, mailboxes: [{address: v@acme.example, request: compra}] | 36:121 | channels.mail.mailboxes[0].request | unknown request "compra"
            calendar: oficina         | calendar: oficna          | 13:49 | plans[0].calendar                  | unknown calendar "oficna"; did you mean "oficina"?
            label: {es: Básico}       | label: {en: Basic}        | 13:25 | plans[0].label                     | the Spanish text is missing
            initial: abierto          | initial: nuevo            | 15:12 | workflow.initial                   | unknown state "nuevo"
            phase: active             | phase: activ              | 19:14 | workflow.states[0].phase           | did you mean "active"?
            onCustomerMessage: abierto | onCustomerMessage: abierta | 23:26 | workflow.states[1].onCustomerMessage | did you mean "abierto"?
            PT72H                     | 72 hours                  | 24:37 | workflow.states[1].deadline.after  | is not a duration such as PT4H or P7D
            PT72H                     | PT0S                      | 24:37 | workflow.states[1].deadline.after  | must be longer than nothing
            to: cerrado}              | to: cerado}               | 24:60 | workflow.states[1].deadline.to     | unknown state "cerado"; did you mean "cerrado"?
            to: resuelto              | to: resulto               | 29:64 | workflow.transitions[0].to         | unknown state "resulto"
            from: abierto             | from: cerrado             | 29:51 | workflow.transitions[0].from       | a closed state is never left
            by: [agent]               | by: []                    | 29:78 | workflow.transitions[0].by         | nobody may make this move
            by: [agent]               | by: [agente]              | 29:79 | workflow.transitions[0].by[0]      | did you mean "agent"?
            - id: cerrado             | - id: abierto             | 25:11 | workflow.states[2].id              | the id "abierto" is taken already
            type: choice              | type: dato                | 32:43 | form[0].type                       | did you mean "date"?
            options: [{id: una, label: {es: Una}}] | options: []  | 32:60 | form[0].options                    | "choice" needs options
            basico: PT4H              | bronce: PT4H              | 34:35 | targets[0].within.bronce           | unknown plan "bronce"
            soporte@acme.example      | soporte                   | 36:19 | channels.mail.address              | is no mail address
            , senders: open           | ''                        | 36:9  | channels.mail.senders              | "senders" is missing; add it
            """)
    void a_fault_is_told_with_its_place_and_the_remedy(
            String written, String instead, String place, String path, String detail) {
        assertThat(GOOD).contains(written);
        var faults = BlueprintDocument.read(GOOD.replaceFirst(java.util.regex.Pattern.quote(written), instead))
                .faults()
                .all();
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.detail()).contains(detail);
            assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
        });
    }

    @Test
    void all_faults_are_told_at_once_in_the_documents_order() {
        var faults = BlueprintDocument.read(GOOD.replace("name: Acme\n", "")
                        .replace("initial: abierto", "initial: nuevo")
                        .replace("PT4H", "soon"))
                .faults()
                .all();
        assertThat(faults)
                .extracting(Fault::path)
                .containsExactly("name", "workflow.initial", "targets[0].within.basico");
    }

    @Test
    void what_follows_from_a_fault_is_not_told_again() {
        var faults = BlueprintDocument.read(GOOD.replaceAll("(?s)workflow:.*classifications", "classifications"))
                .faults()
                .all();
        assertThat(faults).extracting(Fault::path).containsExactly("workflow");
    }

    @Test
    void a_key_given_twice_is_a_fault() {
        var faults = BlueprintDocument.read(GOOD + "name: Otra\n").faults().all();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(37);
            assertThat(fault.detail()).isEqualTo("\"name\" is given twice; keep one");
        });
    }

    @Test
    void what_is_not_yaml_is_told_with_its_place() {
        var faults = BlueprintDocument.read("slug: acme\nhosts: [one, two\nname: Acme\n")
                .faults()
                .all();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.detail()).startsWith("not YAML: ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n- b\n", "just words", "a: &a [*a]", "---\na: 1\n---\nb: 2\n"})
    void anything_else_is_refused_and_never_breaks(String text) {
        assertThat(BlueprintDocument.read(text).faults().all()).isNotEmpty();
    }
}

package uy.ventanilla.identity.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.identity.domain.Running;

/** What a change of expand's blueprint is called, and what it does to the tickets under way. */
class DifferencesTest {
    private static final String EXPAND = reference();

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            name: eXpand                      | name: eXpand Sur                 | name                                        | "eXpand" becomes "eXpand Sur"
            after: P5D                        | after: P3DT12H                   | workflow.states[resuelto].deadline.after    | 5 days becomes 3 days 12 hours
            after: P7D, from: state           | after: P7D, from: mail           | workflow.states[esperando-respuesta].deadline.from | state becomes mail
            , reason: abandonado              | ''                               | workflow.states[esperando-respuesta].deadline.reason | dropped: "abandonado"
            , amount: true                    | ''                               | classifications[cotizacion].amount          | yes becomes no
            oficina: PT4H                     | oficina: PT2H                    | targets[first-response].within.oficina      | 4 hours becomes 2 hours
            "08-25", "11-02"                  | "11-02", "08-25"                 | calendars[24x7].emergenciesOnly                      | another order
            """)
    void each_change_is_told_once_where_it_stands(String written, String instead, String path, String detail) {
        var differences = Differences.between(expand(EXPAND), expand(changed(written, instead)));
        assertThat(differences).containsExactly(new Difference(path, detail));
    }

    @Test
    void a_mailbox_goes_by_its_address() {
        var more = changed(
                "senders: enabled}", "senders: enabled, mailboxes: [{address: ventas@expand.com.uy, senders: open}]}");
        assertThat(Differences.between(expand(EXPAND), expand(more)))
                .containsExactly(new Difference(
                        "channels.mail.mailboxes[ventas@expand.com.uy]",
                        "new: address \"ventas@expand.com.uy\", senders open"));
        assertThat(Differences.between(expand(more), expand(more.replace("senders: open", "senders: nobody"))))
                .containsExactly(
                        new Difference("channels.mail.mailboxes[ventas@expand.com.uy].senders", "open becomes nobody"));
    }

    /** So that no list of a later word lacks what its entries are told apart by. */
    @Test
    void every_list_of_a_blueprint_has_entries_that_can_be_told_apart() {
        assertThat(entries(Blueprint.class, new HashSet<>()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(
                                Arrays.stream(entry.getRecordComponents()).map(RecordComponent::getName))
                        .as(entry.getSimpleName())
                        .containsAnyOf("id", "address"));
    }

    private static Set<Class<?>> entries(Class<?> part, Set<Class<?>> seen) {
        var entries = new HashSet<Class<?>>();
        for (var component : part.getRecordComponents()) {
            var type = component.getType();
            if (component.getGenericType() instanceof ParameterizedType list && type == List.class) {
                type = (Class<?>) list.getActualTypeArguments()[0];
                if (type.isRecord()) {
                    entries.add(type);
                }
            }
            if (type.isRecord() && seen.add(type)) {
                entries.addAll(entries(type, seen));
            }
        }
        return entries;
    }

    @Test
    void a_new_entry_is_called_by_its_label_and_moves_nothing() {
        var after = changed(
                "  - {id: gratuito,", "  - {id: urgente, label: {es: Urgente, en: Urgent}}\n  - {id: gratuito,");
        assertThat(Differences.between(expand(EXPAND), expand(after)))
                .containsExactly(new Difference("classifications[urgente]", "new: \"Urgente\""));
    }

    @Test
    void what_is_called_otherwise_is_dropped_and_new() {
        assertThat(Differences.between(
                        expand(EXPAND), expand(changed("soporte.expand.com.uy]", "ayuda.expand.com.uy]"))))
                .containsExactly(
                        new Difference("hosts", "dropped: \"soporte.expand.com.uy\""),
                        new Difference("hosts", "new: \"ayuda.expand.com.uy\""));
        assertThat(Differences.between(expand(EXPAND), expand(changed("id: cierre, after", "id: fin, after"))))
                .containsExactly(new Difference("workflow.states[resuelto].deadline.id", "\"cierre\" becomes \"fin\""));
    }

    @Test
    void what_is_new_is_told_whole() {
        var after = changed(
                "      phase: active\n",
                "      phase: active\n      deadline: {id: olvido, after: P30D, from: state, to: resuelto}\n");
        assertThat(Differences.between(expand(EXPAND), expand(after)))
                .containsExactly(new Difference(
                        "workflow.states[en-proceso].deadline",
                        "new: \"olvido\", after 30 days, from state, to \"resuelto\""));
    }

    @Test
    void equal_blueprints_differ_in_nothing() {
        assertThat(Differences.between(expand(EXPAND), expand("# a remark\n" + EXPAND)))
                .isEmpty();
    }

    @Test
    void a_shorter_deadline_touches_the_tickets_in_its_state() {
        assertThat(touched(
                        changed("after: P5D", "after: P3D"),
                        new Running("resuelto", "oficina", 2, List.of(12L, 9L)),
                        running("en-proceso")))
                .containsExactly(
                        "2 running tickets (#12, #9) in \"resuelto\": \"cierre\" leads to \"cerrado\" 3 days after it was entered"
                                + " (now: leads to \"cerrado\" 5 days after it was entered). Where that has passed, at once.");
    }

    @Test
    void a_dropped_state_leaves_its_tickets_behind() {
        var after = EXPAND.replaceAll("(?m)^    - id: esperando-respuesta\\n(      .*\\n)+", "")
                .replaceAll(
                        "(?m)^    - id: .*\\n      label: .*\\n      from: esperando-respuesta\\n(      .*\\n|        .*\\n)+",
                        "")
                .replaceAll("(?m)^    - id: pedir-informacion\\n(      .*\\n)+", "");
        assertThat(touched(after, running("esperando-respuesta"), running("resuelto")))
                .containsExactly(
                        "1 running ticket (#4) in \"esperando-respuesta\": this state is not in the new version. They stay in it,"
                                + " and nobody can move them; keep it until it is empty.");
    }

    @Test
    void other_hours_touch_the_tickets_of_their_plan() {
        assertThat(touched(
                        changed("mon: [\"09:00-18:00\"]", "mon: [\"10:00-18:00\"]"),
                        new Running("en-proceso", "oficina", 7, List.of(20L, 15L, 14L, 13L, 8L)),
                        new Running("resuelto", "oficina", 1, List.of(17L)),
                        new Running("en-proceso", "24x7", 5, List.of(7L, 6L, 5L, 4L, 3L))))
                .containsExactly(
                        "8 running tickets (#20, #17, #15, #14, #13 and 3 more) on plan \"oficina\": where \"first-response\" is still awaited, it is due"
                                + " 4 hours of opening hours after the ticket was opened (now: 4 hours), counted by the new"
                                + " version's hours.");
    }

    @Test
    void tickets_without_a_plan_are_served_by_the_first_that_is_promised_anything() {
        var nobodys = new Running("en-proceso", null, 2, List.of(11L, 10L));
        assertThat(touched(changed("\"24x7\": PT1H}", "\"24x7\": PT2H}"), nobodys))
                .singleElement()
                .asString()
                .startsWith(
                        "2 running tickets (#11, #10) of customers without a plan: where \"first-response\" is still awaited, it is due"
                                + " 2 hours");
        assertThat(touched(changed("oficina: PT4H", "oficina: PT2H"), nobodys)).isEmpty();
        assertThat(touched(changed(", \"24x7\": PT1H}", "}"), nobodys))
                .singleElement()
                .asString()
                .contains("due 4 hours of opening hours after the ticket was opened (now: 1 hour)");
    }

    @Test
    void a_promise_taken_back_is_told() {
        assertThat(touched(changed("oficina: PT4H, ", ""), running("en-proceso")))
                .containsExactly("1 running ticket (#4) on plan \"oficina\": \"first-response\" is promised no more.");
    }

    @Test
    void other_moves_touch_the_tickets_that_could_make_them() {
        assertThat(touched(changed("by: [customer, agent]", "by: [agent]"), running("resuelto"), running("en-proceso")))
                .containsExactly("1 running ticket (#4) in \"resuelto\": of their transitions \"reabrir\" changes.");
        assertThat(touched(changed("onAssign: en-proceso", "onAssign: resuelto"), running("esperando-asignacion")))
                .containsExactly(
                        "1 running ticket (#4) in \"esperando-asignacion\": an assignment moves them to \"resuelto\""
                                + " (now: moves them to \"en-proceso\").");
    }

    @Test
    void a_state_without_a_way_out_is_told() {
        var after = EXPAND.replaceAll(
                "(?m)^    - id: .*\\n      label: .*\\n      from: en-proceso\\n(      .*\\n|        .*\\n)+", "");
        assertThat(touched(after, running("en-proceso")))
                .contains("1 running ticket (#4) in \"en-proceso\": nothing leads out of this state any more.");
    }

    @Test
    void another_phase_counts_for_who_enters_from_then_on() {
        assertThat(touched(changed("phase: active", "phase: waiting"), running("en-proceso")))
                .containsExactly(
                        "1 running ticket (#4) in \"en-proceso\": they go on counting as active; who enters the state from"
                                + " then on counts as waiting.");
    }

    @Test
    void another_mailbox_another_form_and_a_dropped_classification_touch_everybody() {
        assertThat(touched(changed("soporte@expand.com.uy", "ayuda@expand.com.uy"), running("en-proceso")))
                .containsExactly(
                        "1 running ticket (#4): what is written to soporte@expand.com.uy, answers to earlier mails too,"
                                + " reaches nobody, for this tenant does not read it any more.");
        var kept = changed(
                "address: soporte@expand.com.uy, senderName: Soporte eXpand, senders: enabled",
                "address: ayuda@expand.com.uy, senderName: Soporte eXpand, senders: enabled,"
                        + " mailboxes: [{address: Soporte@expand.com.uy}]");
        assertThat(touched(kept, running("en-proceso"))).isEmpty();
        assertThat(Touched.by(
                        expand(kept),
                        expand(kept.replace(" mailboxes: [{address: Soporte@expand.com.uy}]", "")),
                        List.of(running("en-proceso"))))
                .hasSize(1)
                .first()
                .asString()
                .contains("soporte@expand.com.uy");
        var serial = "form:\n  - {id: serie, label: {es: Serie, en: Serial}, type: text%s}\n";
        var without = EXPAND;
        var asked = changed("form: []", serial.formatted(""));
        var required = changed("form: []", serial.formatted(", required: true"));
        assertThat(Touched.by(expand(asked), expand(without), List.of(running("en-proceso"))))
                .containsExactly(
                        "1 running ticket: the field \"serie\" is dropped; what it holds is gone when somebody next"
                                + " edits a ticket's fields.");
        assertThat(Touched.by(expand(without), expand(asked), List.of(running("en-proceso"))))
                .isEmpty();
        assertThat(Touched.by(expand(asked), expand(required), List.of(running("en-proceso"))))
                .singleElement()
                .asString()
                .startsWith("1 running ticket: the field \"serie\" becomes required;");
        var unclassified = EXPAND.replaceFirst("(?m)^ *- \\{?id: gratuito.*$", "");
        assertThat(unclassified).isNotEqualTo(EXPAND);
        assertThat(touched(unclassified, running("en-proceso")))
                .containsExactly(
                        "1 running ticket: the classification \"gratuito\" is dropped; those that carry it keep it, by"
                                + " its id.");
    }

    @Test
    void what_concerns_no_running_ticket_is_not_mentioned() {
        assertThat(touched(changed("name: eXpand", "name: Otra"), running("en-proceso")))
                .isEmpty();
        assertThat(touched(changed("after: P5D", "after: P3D"), running("en-proceso")))
                .isEmpty();
    }

    private static List<String> touched(String after, Running... running) {
        return Touched.by(expand(EXPAND), expand(after), List.of(running));
    }

    private static Running running(String state) {
        return new Running(state, "oficina", 1, List.of(4L));
    }

    private static String changed(String written, String instead) {
        assertThat(EXPAND).contains(written);
        return EXPAND.replaceFirst(Pattern.quote(written), instead.replace("$", "\\$"));
    }

    private static Blueprint expand(String document) {
        return BlueprintDocument.read(document).blueprint();
    }

    private static String reference() {
        try {
            return Files.readString(Path.of("..", "deploy", "blueprints", "expand.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

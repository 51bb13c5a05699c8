package uy.ventanilla.intake.domain.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as somebody typed it.
 *
 * @param subject one line, at most {@value #LONGEST_SUBJECT} characters
 * @param text at most {@value #LONGEST_TEXT} characters
 * @param fields values by field id
 * @param organisation for which of the writer's it is; absent: the main one
 */
public record FilledForm(
        String subject,
        String text,
        Map<String, String> fields,
        @Nullable UUID organisation) {
    static final int LONGEST_SUBJECT = 250;
    static final int LONGEST_TEXT = 200_000;
    static final int LONGEST_FIELD = 2_000;

    /** Something to correct: a JSON pointer into the request, and what to do, Spanish first. */
    public record Mistake(String pointer, String detail) {}

    /**
     * Everything wrong with this form at a desk that asks for {@code wanted}, of somebody who belongs to {@code organisations};
     * empty where it is fine.
     */
    public List<Mistake> mistakes(List<FormField> wanted, List<UUID> organisations) {
        var mistakes = new ArrayList<Mistake>();
        if (subject.isBlank()) {
            mistakes.add(new Mistake("/subject", "Escriba un asunto. / Write a subject."));
        } else if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            mistakes.add(new Mistake(
                    "/subject", "Una sola línea de hasta 250 caracteres. / One line of at most 250 characters."));
        }
        if (text.isBlank()) {
            mistakes.add(new Mistake("/text", "Describa el problema. / Describe the problem."));
        } else if (text.length() > LONGEST_TEXT) {
            mistakes.add(new Mistake("/text", "Hasta 200.000 caracteres. / At most 200,000 characters."));
        }
        if (organisation != null && !organisations.contains(organisation)) {
            mistakes.add(new Mistake(
                    "/organisation", "Elija una de sus organizaciones. / Choose one of your organisations."));
        }
        var known = new HashSet<String>();
        for (var field : wanted) {
            known.add(field.id());
            check(field, fields.getOrDefault(field.id(), ""), mistakes);
        }
        fields.keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .forEach(id -> mistakes.add(new Mistake(
                        pointer(id), "Este formulario no tiene ese campo. / This form has no such field.")));
        return mistakes;
    }

    private static void check(FormField field, String value, List<Mistake> mistakes) {
        if (value.isBlank()) {
            if (field.required()) {
                mistakes.add(new Mistake(pointer(field.id()), field.label() + ": falta completarlo. / required."));
            }
        } else if (!field.choices().isEmpty() && !field.choices().contains(value)) {
            mistakes.add(new Mistake(
                    pointer(field.id()), field.label() + ": elija una de las opciones. / choose one of the options."));
        } else if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            mistakes.add(new Mistake(
                    pointer(field.id()), field.label() + ": sin caracteres de control. / without control characters."));
        } else if (value.length() > LONGEST_FIELD) {
            mistakes.add(new Mistake(
                    pointer(field.id()), field.label() + ": hasta 2.000 caracteres. / at most 2,000 characters."));
        }
    }

    /** RFC 6901 §3. */
    private static String pointer(String id) {
        return "/fields/" + id.replace("~", "~0").replace("/", "~1");
    }
}

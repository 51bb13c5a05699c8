package uy.ventanilla.intake.domain.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.intake.domain.mime.MailAddress;

/**
 * A request as somebody typed it.
 *
 * @param subject one line, at most {@value #LONGEST_SUBJECT} characters
 * @param text at most {@value #LONGEST_TEXT} characters
 * @param fields values by field id
 * @param organisation for which of the writer's it is; absent: the main one
 * @param caller whose call it is, where an agent fills it in for them (S36)
 */
public record FilledForm(
        String subject,
        String text,
        Map<String, String> fields,
        @Nullable UUID organisation,
        @Nullable Caller caller) {
    static final int LONGEST_NAME = 200;
    /** RFC 5321 §4.5.3.1.3, without its brackets. */
    static final int LONGEST_ADDRESS = 254;

    static final int LONGEST_SUBJECT = 250;
    static final int LONGEST_TEXT = 200_000;
    static final int LONGEST_FIELD = 2_000;

    /** Somebody on the telephone: the address they follow the ticket by, lower case, and their name, which may be empty. */
    public record Caller(String address, String name) {}

    /** Something to correct: a JSON pointer into the request, and what to do, Spanish first. */
    public record Mistake(String pointer, String detail) {}

    /**
     * Everything wrong with this form at a desk that asks for {@code wanted}; empty where it is fine.
     *
     * @param requester whose ticket it becomes; absent for a caller nobody knows yet
     */
    public List<Mistake> mistakes(List<FormField> wanted, @Nullable KnownPerson requester) {
        var mistakes = new ArrayList<Mistake>();
        if (caller != null) {
            check(caller, requester, mistakes);
        }
        var organisations = requester == null ? List.<UUID>of() : requester.organisations();
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

    private static void check(Caller caller, @Nullable KnownPerson known, List<Mistake> mistakes) {
        var address = caller.address();
        var read = MailAddress.list(address);
        if (read.size() != 1 || !read.getFirst().address().equals(address) || address.length() > LONGEST_ADDRESS) {
            mistakes.add(new Mistake(
                    "/caller/address", "Una dirección de correo, como ana@ejemplo.com. / One mail address."));
        } else if (known != null && known.staff()) {
            mistakes.add(
                    new Mistake("/caller/address", "Es de alguien del equipo. / It belongs to somebody of the desk."));
        } else if (known != null && known.left()) {
            mistakes.add(new Mistake(
                    "/caller/address",
                    "Esa persona fue dada de baja. / That person has left; an admin can bring them back."));
        }
        if (caller.name().length() > LONGEST_NAME || caller.name().chars().anyMatch(Character::isISOControl)) {
            mistakes.add(
                    new Mistake("/caller/name", "Hasta 200 caracteres, en una línea. / One line of 200 characters."));
        }
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

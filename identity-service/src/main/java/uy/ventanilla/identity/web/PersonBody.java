package uy.ventanilla.identity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.usecase.Mistake;

/** What an admin sends of a person. {@code organisation} is another way to write the only one of {@code organisations}. */
record PersonBody(
        @Nullable String email,
        @Nullable String name,
        @Nullable String role,
        @Nullable UUID organisation,
        @Nullable List<UUID> organisations,
        @Nullable List<String> teams,
        @Nullable Boolean mayMail,
        @Nullable Boolean away,
        @Nullable Boolean left,
        @Nullable String language) {
    /** Somebody who is to be added. */
    record Newcomer(String address, PersonFacts facts) {}

    /** What it says of somebody new. Throws a 400 problem for all that is wrong with it by itself, whatever the directory says. */
    Newcomer newcomer() {
        var mistakes = new ArrayList<Mistake>();
        var typed = email == null ? "" : email.strip();
        if (typed.length() > 254 || !typed.matches("[^@\\s<>\",;]+@[^@\\s<>\",;]+\\.[^@\\s<>\",;.]+")) {
            mistakes.add(
                    new Mistake("/email", "Escriba un correo: nombre@dominio. / Write a mail address: name@domain."));
        }
        if (Boolean.TRUE.equals(left)) {
            mistakes.add(new Mistake("/left", "Nobody comes and leaves at once."));
        }
        return new Newcomer(typed, facts(mistakes));
    }

    /** What it says of somebody there is: nothing may be left out, or it would be undone unseen. */
    PersonFacts allFacts() {
        var mistakes = new ArrayList<Mistake>();
        missing(mistakes, "name", name);
        missing(mistakes, "role", role);
        missing(mistakes, "organisations", organisations);
        missing(mistakes, "teams", teams);
        missing(mistakes, "mayMail", mayMail);
        missing(mistakes, "away", away);
        missing(mistakes, "left", left);
        missing(mistakes, "language", language);
        if (!mistakes.isEmpty()) {
            throw Corrections.of(mistakes);
        }
        return facts(mistakes);
    }

    private static void missing(List<Mistake> mistakes, String field, @Nullable Object value) {
        if (value == null) {
            mistakes.add(new Mistake("/" + field, "Say it too; what you read has it."));
        }
    }

    /** What it says, or what is usual where it says nothing. Throws a 400 problem for {@code mistakes} and what is found. */
    private PersonFacts facts(List<Mistake> mistakes) {
        var called = name == null ? "" : name.strip();
        if (called.isEmpty()
                || called.length() > PersonFacts.LONGEST_NAME
                || called.chars().anyMatch(Character::isISOControl)) {
            mistakes.add(
                    new Mistake(
                            "/name",
                            "Escriba un nombre en una línea, de hasta 200 caracteres. / Write a name on one line, at most 200 characters."));
        }
        var known = Role.of(role == null ? "customer" : role);
        if (known.isEmpty()) {
            mistakes.add(new Mistake("/role", "One of customer, agent, lead, admin."));
        }
        var members = organisations == null ? of(organisation) : organisations;
        if (members.stream().anyMatch(Objects::isNull)) {
            mistakes.add(new Mistake("/organisations", "Name organisations by their ids."));
        }
        var joined = teams == null ? List.<String>of() : teams;
        if (joined.stream().anyMatch(Objects::isNull)) {
            mistakes.add(new Mistake("/teams", "Name teams by their ids."));
        }
        if (!mistakes.isEmpty()) {
            throw Corrections.of(mistakes);
        }
        return new PersonFacts(
                called,
                known.orElseThrow(),
                List.copyOf(members),
                List.copyOf(joined),
                Boolean.TRUE.equals(mayMail),
                Boolean.TRUE.equals(away),
                Boolean.TRUE.equals(left),
                language == null ? "es" : language);
    }

    private static List<UUID> of(@Nullable UUID only) {
        return only == null ? List.of() : List.of(only);
    }
}

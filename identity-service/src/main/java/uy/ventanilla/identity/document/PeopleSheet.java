package uy.ventanilla.identity.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;

/**
 * People as a spreadsheet saves them: CSV (RFC 4180) in UTF-8 whose head names columns, in any order; separated by commas, or
 * by semicolons, as programs in Spanish do. {@code email} is needed. Several organisations or teams are parted by {@code |}.
 */
public record PeopleSheet(List<Line> lines) {
    /** More are taken in several sheets: one request can't run for ever. */
    public static final int MOST_LINES = 1_000;

    private static final List<String> COLUMNS =
            List.of("email", "name", "role", "organisation", "teams", "mayMail", "language");
    private static final Map<String, String> ALSO = Map.of(
            "correo", "email",
            "nombre", "name",
            "rol", "role",
            "organización", "organisation",
            "organizacion", "organisation",
            "equipos", "teams",
            "puedeescribir", "mayMail",
            "idioma", "language");

    /**
     * What a line says; what is absent it leaves empty.
     *
     * @param number counted from 1 with the head
     * @param fault what is wrong with it by itself
     */
    public record Line(
            long number,
            String email,
            @Nullable String name,
            @Nullable Role role,
            List<String> organisations,
            List<String> teams,
            @Nullable Boolean mayMail,
            @Nullable String language,
            @Nullable String fault) {}

    /** The sheet cannot be read at all; the message says what to do. */
    public static final class Unreadable extends Exception {
        private final String remedy;

        Unreadable(String remedy) {
            super(remedy);
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    public static PeopleSheet read(String text) throws Unreadable {
        var csv = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (csv.startsWith("sep=")) {
            csv = csv.substring(csv.indexOf('\n') + 1); // a hint of one program to itself
        }
        var head = csv.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(head.contains(";") && !head.contains(",") ? ';' : ',')
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var records = format.parse(new StringReader(csv))) {
            var rows = records.iterator();
            if (!rows.hasNext()) {
                throw new Unreadable(
                        "The sheet is empty. Its first line names the columns: " + String.join(",", COLUMNS) + ".");
            }
            var columns = columns(rows.next());
            var lines = new ArrayList<Line>();
            while (rows.hasNext()) {
                if (lines.size() == MOST_LINES) {
                    throw new Unreadable("A sheet has at most " + MOST_LINES + " lines; part it.");
                }
                var row = rows.next();
                if (row.stream().anyMatch(cell -> !cell.isEmpty())) { // spreadsheets save rows of nothing
                    lines.add(line(row, records.getCurrentLineNumber(), columns));
                }
            }
            return new PeopleSheet(List.copyOf(lines));
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new Unreadable("This is no CSV: " + reason(e));
        } catch (IOException e) {
            throw new Unreadable("This is no CSV: " + e.getMessage());
        }
    }

    private static String reason(RuntimeException e) {
        var cause = e.getCause() instanceof CSVException inner ? inner.getMessage() : e.getMessage();
        return cause == null ? "a quotation mark is never closed" : cause;
    }

    private static List<String> columns(CSVRecord head) throws Unreadable {
        var columns = new ArrayList<String>();
        for (var word : head) {
            var known = COLUMNS.stream()
                    .filter(it -> it.equalsIgnoreCase(word))
                    .findFirst()
                    .orElse(ALSO.get(word.toLowerCase(Locale.ROOT)));
            if (known == null) {
                throw new Unreadable("The first line names a column \"" + word + "\" nobody knows"
                        + Nearest.hint(word, COLUMNS) + ".");
            }
            if (columns.contains(known)) {
                throw new Unreadable("The first line names the column \"" + known + "\" twice.");
            }
            columns.add(known);
        }
        if (!columns.contains("email")) {
            throw new Unreadable("The first line names no column email; people are known by it.");
        }
        return columns;
    }

    private static Line line(CSVRecord row, long number, List<String> columns) {
        var email = cell(row, columns, "email");
        var role = cell(row, columns, "role");
        var mayMail = cell(row, columns, "mayMail");
        return new Line(
                number,
                email,
                absent(cell(row, columns, "name")),
                Role.of(role.toLowerCase(Locale.ROOT)).orElse(null),
                several(cell(row, columns, "organisation")),
                several(cell(row, columns, "teams")),
                flag(mayMail),
                absent(cell(row, columns, "language")),
                fault(row, columns, email, role, mayMail));
    }

    private static @Nullable String fault(
            CSVRecord row, List<String> columns, String email, String role, String mayMail) {
        if (row.size() > columns.size()) {
            return "Hay más celdas que columnas. / More cells than columns; put what holds a comma between quotation marks.";
        }
        if (!Rules.isAddress(email)) {
            return email.isEmpty()
                    ? "Falta el correo. / The address is missing."
                    : "«" + email + "» no es un correo. / \"" + email + "\" is no mail address.";
        }
        if (!role.isEmpty() && Role.of(role.toLowerCase(Locale.ROOT)).isEmpty()) {
            return "«" + role + "» no es un rol. / \"" + role + "\" is no role; write customer, agent, lead or admin.";
        }
        if (!mayMail.isEmpty() && flag(mayMail) == null) {
            return "«" + mayMail + "» no es sí ni no. / \"" + mayMail + "\" is neither yes nor no.";
        }
        if (cell(row, columns, "name").length() > PersonFacts.LONGEST_NAME) {
            return "El nombre es demasiado largo. / The name has more than " + PersonFacts.LONGEST_NAME
                    + " characters.";
        }
        boolean odd = row.stream().anyMatch(cell -> cell.chars().anyMatch(Character::isISOControl));
        return odd
                ? "Una celda tiene un salto de línea. / A cell holds a line break or another control character."
                : null;
    }

    private static String cell(CSVRecord row, List<String> columns, String column) {
        int at = columns.indexOf(column);
        return at >= 0 && at < row.size() ? row.get(at) : "";
    }

    private static @Nullable String absent(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static List<String> several(String cell) {
        return Stream.of(cell.split("\\|"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static @Nullable Boolean flag(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "sí", "si", "1" -> true;
            case "false", "no", "0" -> false;
            default -> null;
        };
    }
}

package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ventanilla tenant list|show|plan|apply|history|rollback}: the operator's API, as sentences. */
final class TenantCommand {
    private static final String YAML = "application/yaml";
    private static final int WIDEST_PATH = 60;
    private static final Pattern SLUG = Pattern.compile("(?m)^[\"']?slug[\"']?:[ \\t]*[\"']?([a-z0-9-]+)");
    private static final String HELP = """
            ./ventanilla tenant list                    who is here, by which version
            ./ventanilla tenant show SLUG               which version each service runs
            ./ventanilla tenant show SLUG --document [N]  the document in force, or that of version N
            ./ventanilla tenant plan FILE               what applying FILE would change; changes nothing
            ./ventanilla tenant apply FILE [--from N]   make the tenant be what FILE says: all of it or nothing,
                                                        and, with --from, only if version N is in force still
            ./ventanilla tenant history SLUG            every version and what it changed
            ./ventanilla tenant rollback SLUG N         put version N in force again, as a new version
            ./ventanilla tenant secret SLUG PROVIDER    keep the secret of a provider of sign-ins; it is read from the input
            """ + DepartureCommand.HELP;

    private final Layout layout;

    TenantCommand(Layout layout) {
        this.layout = layout;
    }

    int run(List<String> arguments) {
        var words = new ArrayList<>(arguments);
        var what = words.isEmpty() ? "" : words.removeFirst();
        switch (what) {
            case "list" -> list(words);
            case "show" -> show(words);
            case "plan" -> plan(words);
            case "apply" -> apply(words);
            case "history" -> history(words);
            case "rollback" -> rollBack(words);
            case "secret" -> keepSecret(words);
            case "suspend" -> new DepartureCommand(operator()).suspend(words);
            case "resume" -> new DepartureCommand(operator()).resume(words);
            case "export" -> new DepartureCommand(operator()).export(words);
            case "delete" -> new DepartureCommand(operator()).delete(words);
            case "keep" -> new DepartureCommand(operator()).keep(words);
            case "erasures" -> new DepartureCommand(operator()).erasures(words);
            default -> throw new Trouble(HELP);
        }
        return 0;
    }

    private void list(List<String> words) {
        taken(words, 0);
        for (var tenant : json(operator().ask("GET", "/platform/tenants", "", ""))) {
            System.out.printf(
                    "%-16s %-24s version %-4d %s%s%n",
                    text(tenant, "slug"),
                    text(tenant, "name"),
                    tenant.path("version").asInt(),
                    hosts(tenant),
                    standing(tenant));
        }
    }

    private void show(List<String> words) {
        if (words.size() > 1 && words.get(1).equals("--document")) {
            words.remove(1);
            var slug = words.removeFirst();
            var version = words.isEmpty() ? "current" : words.removeFirst();
            taken(words, 0);
            System.out.print(good(operator().ask("GET", path(slug) + "/versions/" + version, "", ""))
                    .body());
            return;
        }
        var slug = taken(words, 1).getFirst();
        var tenant = json(operator().ask("GET", path(slug), "", ""));
        int inForce = tenant.path("version").asInt();
        System.out.printf("%s (%s), version %d%s%n", text(tenant, "name"), slug, inForce, standing(tenant));
        if (!text(tenant, "standing").equals("active")) {
            DepartureCommand.tell(json(operator().ask("GET", path(slug) + "/standing", "", "")));
        }
        System.out.printf("%-21s %s%n", "hosts", hosts(tenant));
        for (var service : tenant.path("services")) {
            System.out.printf("%-21s %s%n", text(service, "service"), runs(service, inForce));
        }
    }

    private static String standing(JsonNode tenant) {
        var standing = text(tenant, "standing");
        return standing.equals("active") ? "" : "  [" + standing + "]";
    }

    private static String runs(JsonNode service, int inForce) {
        if (!service.path("answers").asBoolean()) {
            return "does not answer; it catches up when it is back";
        }
        if (!service.has("version")) {
            return "has not heard of this tenant yet";
        }
        int version = service.path("version").asInt();
        return "version " + version + (version < inForce ? ", " + inForce + " is on its way" : "");
    }

    private void keepSecret(List<String> words) {
        var both = taken(words, 2);
        var typed = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> String.valueOf(console.readPassword("Secret: ")))
                .orElseGet(TenantCommand::readInput);
        good(operator()
                .ask(
                        "PUT",
                        path(both.getFirst()) + "/providers/" + both.getLast() + "/secret",
                        "application/json",
                        JsonMapper.shared().writeValueAsString(Map.of("secret", typed.strip()))));
        System.out.println("Kept. People of " + both.getFirst() + " can sign in by " + both.getLast() + " now.");
    }

    static String readInput() {
        try {
            return new String(System.in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void plan(List<String> words) {
        var file = Path.of(taken(words, 1).getFirst());
        var document = read(file);
        var slug = slug(file, document);
        var plan = json(file, operator().ask("POST", path(slug) + "/plan", YAML, document));
        int version = plan.path("version").asInt();
        if (version == 0) {
            System.out.println(slug + " would be a new tenant. To make it so: ./ventanilla tenant apply " + file);
            notes(plan);
            return;
        }
        if (!plan.path("changes").asBoolean()) {
            System.out.println(slug + " is like this already, version " + version + ".");
            return;
        }
        System.out.println(slug + ": version " + (version + 1) + " would change version " + version);
        differences(plan);
        if (!plan.has("tickets")) {
            System.out.println("What it does to running tickets is not known: ticket-service does not answer.");
        } else if (plan.path("tickets").isEmpty()) {
            System.out.println("No running ticket moves otherwise than before or gets another due time.");
        }
        plan.path("tickets").forEach(sentence -> System.out.println(sentence.asString()));
        notes(plan);
        System.out.println(
                "Nothing was changed. To change it: ./ventanilla tenant apply " + file + " --from " + version);
    }

    private void apply(List<String> words) {
        Integer from = null;
        int at = words.indexOf("--from");
        if (at >= 0 && at + 1 < words.size()) {
            from = version(words.remove(at + 1), "See: ./ventanilla tenant list");
            words.remove(at);
        }
        var file = Path.of(taken(words, 1).getFirst());
        var document = read(file);
        var slug = slug(file, document);
        var operator = operator();
        applied(
                slug,
                json(
                        file,
                        from == null
                                ? operator.ask("PUT", path(slug), YAML, document)
                                : operator.askIf(from, "PUT", path(slug), YAML, document)));
    }

    private void rollBack(List<String> words) {
        var given = taken(words, 2);
        int version = version(given.get(1), "See: ./ventanilla tenant history " + given.getFirst());
        var body = "{\"version\":" + version + "}";
        var answer = operator().ask("POST", path(given.getFirst()) + "/rollback", "application/json", body);
        applied(given.getFirst(), json(Path.of("version " + given.get(1)), answer));
    }

    private static int version(String text, String whereToLook) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new Trouble("Versions are numbers from 1, not " + text + ". " + whereToLook);
        }
        return Integer.parseInt(text);
    }

    private static void applied(String slug, JsonNode applied) {
        int version = applied.path("version").asInt();
        System.out.println(
                applied.path("changed").asBoolean()
                        ? slug + ": version " + version + " is in force."
                        : slug + " was like this already, version " + version + ".");
        notes(applied);
    }

    private static void notes(JsonNode of) {
        if (!of.path("notes").isEmpty()) {
            System.out.println("Kept, but not at work yet:");
            aligned(of.path("notes"));
        }
    }

    private void history(List<String> words) {
        var slug = taken(words, 1).getFirst();
        var operator = operator();
        for (var more = ""; ; ) {
            var page = json(operator.ask("GET", path(slug) + "/versions" + more, "", ""));
            for (var version : page.path("items")) {
                System.out.println("version " + version.path("version").asInt() + ", " + text(version, "appliedAt")
                        + (version.has("restored")
                                ? ", says again what version "
                                        + version.path("restored").asInt() + " said"
                                : ""));
                differences(version);
            }
            if (!page.has("before")) {
                return;
            }
            more = "?before=" + page.path("before").asInt();
        }
    }

    private static void differences(JsonNode of) {
        aligned(of.path("differences"));
    }

    private static void aligned(JsonNode lines) {
        var all = StreamSupport.stream(lines.spliterator(), false).toList();
        int width = all.stream().mapToInt(it -> text(it, "path").length()).max().orElse(0);
        var line = "  %-" + Math.clamp(width, 1, WIDEST_PATH) + "s  %s%n";
        all.forEach(it -> System.out.printf(line, text(it, "path"), text(it, "detail")));
    }

    private Operator operator() {
        return new Operator(layout);
    }

    static String path(String slug) {
        if (!slug.matches("[a-z0-9-]{1,64}")) {
            throw new Trouble("\"" + slug + "\" is no tenant's slug. See: ./ventanilla tenant list");
        }
        return "/platform/tenants/" + slug;
    }

    static List<String> taken(List<String> words, int count) {
        if (words.size() != count) {
            throw new Trouble(HELP);
        }
        return words;
    }

    private static String read(Path file) {
        try {
            var text = Files.readString(file, UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new Trouble("There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new Trouble(file + " is not written in UTF-8. Save it so.");
        } catch (IOException e) {
            throw new Trouble(file + " can't be read: " + e.getMessage());
        }
    }

    /** As the document says, or else as its file is called: one that says no slug is answered with what is wrong with it. */
    private static String slug(Path file, String document) {
        var said = SLUG.matcher(document);
        return said.find() ? said.group(1) : file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    static JsonNode json(FrontDoor.Answer answer) {
        return JsonMapper.shared().readTree(good(answer).body());
    }

    private static JsonNode json(Path file, FrontDoor.Answer answer) {
        if (answer.status() == 422) {
            throw new Trouble(faults(file, JsonMapper.shared().readTree(answer.body())));
        }
        return json(answer);
    }

    /** One line per fault, as compilers write them, so that editors find the place. */
    private static String faults(Path file, JsonNode problem) {
        var lines = new ArrayList<String>();
        for (var fault : problem.path("errors")) {
            var at = text(fault, "path");
            lines.add(file + ":" + fault.path("line").asInt() + ":"
                    + fault.path("column").asInt() + " " + (at.isEmpty() ? "" : at + ": ") + text(fault, "detail"));
        }
        int all = lines.size() + problem.path("furtherErrors").asInt();
        lines.add(all + (all == 1 ? " fault" : " faults") + ". Nothing was changed.");
        return String.join("\n", lines);
    }

    static FrontDoor.Answer good(FrontDoor.Answer answer) {
        if (answer.status() >= 300) {
            var detail = answer.body().startsWith("{")
                    ? text(JsonMapper.shared().readTree(answer.body()), "detail")
                    : answer.body();
            throw new Trouble(detail.isEmpty() ? "Refused with status " + answer.status() : detail);
        }
        return answer;
    }

    private static String hosts(JsonNode tenant) {
        var hosts = new ArrayList<String>();
        tenant.path("hosts").forEach(host -> hosts.add(host.asString()));
        return String.join(", ", hosts);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }
}

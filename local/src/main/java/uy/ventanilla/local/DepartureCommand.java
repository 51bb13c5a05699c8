package uy.ventanilla.local;

import static uy.ventanilla.local.TenantCommand.json;
import static uy.ventanilla.local.TenantCommand.path;
import static uy.ventanilla.local.TenantCommand.taken;
import static uy.ventanilla.local.TenantCommand.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ventanilla tenant suspend|resume|export|delete|keep|erasures}: how tenants pause and leave. */
final class DepartureCommand {
    static final String HELP = """
            ./ventanilla tenant suspend SLUG [WHY]      let nobody in and send nothing until it is resumed; nothing is lost
            ./ventanilla tenant resume SLUG             let it go on
            ./ventanilla tenant export SLUG FILE.zip    save all it has (docs/export.md tells the format)
            ./ventanilla tenant delete SLUG             suspend it and erase everything it has after a delay; asks for the slug again
            ./ventanilla tenant keep SLUG               call the deletion off, as long as the delay runs
            ./ventanilla tenant erasures [ID]           who is being erased, and the certificates of who was""";

    private static final String JSON = "application/json";

    private final Operator operator;

    DepartureCommand(Operator operator) {
        this.operator = operator;
    }

    void suspend(List<String> words) {
        if (words.isEmpty()) {
            throw new Trouble(HELP);
        }
        var slug = words.removeFirst();
        var body = JsonMapper.shared().writeValueAsString(Map.of("because", String.join(" ", words)));
        json(operator.ask("PUT", path(slug) + "/suspension", JSON, body));
        System.out.println(slug + " stands still. To let it go on: ./ventanilla tenant resume " + slug);
    }

    void resume(List<String> words) {
        var slug = taken(words, 1).getFirst();
        var status = json(operator.ask("DELETE", path(slug) + "/suspension", "", ""));
        System.out.println(
                status.has("eraseAt")
                        ? slug + " is to be deleted, so it stands still. To keep it: ./ventanilla tenant keep " + slug
                        : slug + " goes on.");
    }

    void export(List<String> words) {
        var both = taken(words, 2);
        var file = Path.of(both.getLast());
        if (Files.exists(file)) {
            throw new Trouble(file + " is there already. Name another file.");
        }
        operator.save(path(both.getFirst()) + "/export", file);
        System.out.println("All that " + both.getFirst() + " has is in " + file + "; manifest.json in it tells what.");
    }

    void delete(List<String> words) {
        var slug = taken(words, 1).getFirst();
        var address = path(slug);
        json(operator.ask("GET", address + "/standing", "", ""));
        var confirmed = Optional.ofNullable(System.console())
                .map(console -> console.readLine("Everything %s has will be erased. Its slug, to confirm: ", slug))
                .orElseGet(TenantCommand::readInput)
                .strip();
        if (!confirmed.equals(slug)) {
            throw new Trouble("That was not " + slug + ". Nothing was changed.");
        }
        var body = JsonMapper.shared().writeValueAsString(Map.of("confirm", slug));
        var status = json(operator.ask("PUT", address + "/deletion", JSON, body));
        System.out.println(slug + " stands still from now on and is erased from " + text(status, "eraseAt") + ".");
        System.out.println("To keep it: ./ventanilla tenant keep " + slug);
    }

    void keep(List<String> words) {
        var slug = taken(words, 1).getFirst();
        var status = json(operator.ask("DELETE", path(slug) + "/deletion", "", ""));
        System.out.println(slug + " is kept"
                + (text(status, "standing").equals("suspended") ? ", and stays suspended as it was." : "."));
    }

    /** Since when it stands still, why, and until when it can be kept. */
    static void tell(JsonNode status) {
        if (status.has("suspendedAt")) {
            var why = text(status, "suspendedBecause");
            System.out.printf(
                    "%-21s %s%s%n", "suspended", text(status, "suspendedAt"), why.isEmpty() ? "" : ", " + why);
        }
        if (status.has("eraseAt")) {
            System.out.printf("%-21s %s, kept until then by: tenant keep%n", "to be erased", text(status, "eraseAt"));
        }
    }

    void erasures(List<String> words) {
        if (!words.isEmpty()) {
            var certificate = json(
                    operator.ask("GET", "/platform/erasures/" + taken(words, 1).getFirst(), "", ""));
            System.out.println(
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(certificate));
            return;
        }
        var all = json(operator.ask("GET", "/platform/erasures", "", ""));
        if (all.isEmpty()) {
            System.out.println("No tenant is being or has been erased.");
        }
        for (var erasure : all) {
            System.out.printf("%-36s %-16s %s%n", text(erasure, "tenant"), text(erasure, "slug"), progress(erasure));
        }
    }

    private static String progress(JsonNode erasure) {
        if (erasure.has("finishedAt")) {
            return "erased " + text(erasure, "finishedAt");
        }
        var left = StreamSupport.stream(erasure.path("services").spliterator(), false)
                .filter(service -> !service.has("erasedAt"))
                .map(service ->
                        text(service, "service") + (service.path("answers").asBoolean() ? "" : " (does not answer)"))
                .toList();
        return "being erased since " + text(erasure, "begunAt") + "; not done: " + String.join(", ", left);
    }
}

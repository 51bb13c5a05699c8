package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.testkit.server.Pause;

/** Applies the blueprints under {@code deploy/blueprints} and the people under {@code deploy/demo}, as an operator would. */
public final class ReferenceTenants {
    private static final String OPERATOR_HOST = "platform.localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path deploy;
    private final FrontDoor gateway;
    private final String operatorSecret;

    public ReferenceTenants(Platform platform) {
        this.deploy = platform.layout().checkout().resolve("deploy");
        this.gateway = new FrontDoor(platform.layout().gatewayPort());
        this.operatorSecret = platform.operatorSecret();
    }

    /** A tenant as people on this machine meet it. */
    public record Tenant(String slug, String name, String host, List<Person> people) {}

    /** A demo person; the password is public and good for a machine of one's own only. */
    public record Person(String name, String email, String role, String password) {}

    /** All tenants there are files for, without asking anybody. */
    public List<Tenant> read() {
        var tenants = new ArrayList<Tenant>();
        for (var file : blueprints()) {
            var blueprint = yaml(file);
            var hosts = blueprint.get("hosts") instanceof List<?> list ? list : List.of();
            var host = hosts.stream()
                    .map(Object::toString)
                    .filter(it -> it.endsWith("localhost"))
                    .findFirst()
                    .orElse(slug(file) + ".localhost");
            tenants.add(new Tenant(slug(file), String.valueOf(blueprint.get("name")), host, people(slug(file))));
        }
        return tenants;
    }

    private List<Person> people(String slug) {
        var people = new ArrayList<Person>();
        var file = directory(slug);
        if (Files.isRegularFile(file) && yaml(file).get("people") instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> person && person.get("password") != null) {
                    people.add(new Person(
                            String.valueOf(person.get("name")),
                            String.valueOf(person.get("email")),
                            String.valueOf(person.get("role")),
                            String.valueOf(person.get("password"))));
                }
            }
        }
        return people;
    }

    /** Applies everything; the same again changes nothing. */
    public void load(Consumer<String> news) {
        var token = token();
        for (var blueprint : blueprints()) {
            var slug = slug(blueprint);
            put(token, "/platform/tenants/" + slug, blueprint);
            if (Files.isRegularFile(directory(slug))) {
                put(token, "/platform/tenants/" + slug + "/directory", directory(slug));
            }
            news.accept("%-21s %s".formatted("tenant " + slug, "its blueprint and its people are in place"));
        }
    }

    private String token() {
        var basic = Base64.getEncoder().encodeToString(("operator:" + formEncoded(operatorSecret)).getBytes(UTF_8));
        var answer = patiently(
                "POST",
                "/oauth2/token",
                Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=client_credentials".getBytes(UTF_8));
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    /** RFC 6749 §2.3.1: id and secret are form-encoded before they become a user and a password. */
    private static String formEncoded(String secret) {
        return java.net.URLEncoder.encode(secret, UTF_8);
    }

    private void put(String token, String path, Path file) {
        try {
            patiently(
                    "PUT",
                    path,
                    Map.of("Authorization", "Bearer " + token, "Content-Type", "application/yaml"),
                    Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The gateway may be ready a moment before it has heard of the services behind it. */
    private FrontDoor.Answer patiently(String method, String path, Map<String, String> headers, byte[] body) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = gateway.ask(method, OPERATOR_HOST, path, headers, body);
            if (answer.status() < 300) {
                return answer;
            }
            boolean maySettle = answer.status() >= 500 || answer.status() == 404 || answer.status() == 429;
            if (!maySettle || System.nanoTime() > deadline) {
                throw new Trouble(
                        method + " " + path + " was refused with " + answer.status() + ":\n  " + answer.body());
            }
            Pause.of(Duration.ofMillis(300));
        }
    }

    private List<Path> blueprints() {
        var directory = deploy.resolve("blueprints");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory(String slug) {
        return deploy.resolve("demo").resolve(slug + ".yaml");
    }

    private static String slug(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    private static Map<?, ?> yaml(Path file) {
        try {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file, UTF_8));
            return content instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

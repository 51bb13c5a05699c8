package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.testkit.server.Pause;

/**
 * Applies the blueprints under {@code deploy/blueprints} and the people and articles under {@code deploy/demo}, as an
 * operator would: through the public API.
 */
public final class ReferenceTenants {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path deploy;
    private final Path applied;
    private final FrontDoor gateway;
    private final String operatorSecret;

    public ReferenceTenants(Platform platform) {
        this.deploy = platform.layout().checkout().resolve("deploy");
        this.applied = platform.layout().data().resolve("applied");
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
            var slug = slug(file);
            tenants.add(new Tenant(slug, String.valueOf(yaml(file).get("name")), host(slug), people(slug)));
        }
        return tenants;
    }

    /** The host of this tenant that a browser on this machine finds by itself. */
    private String host(String slug) {
        var hosts = yaml(deploy.resolve("blueprints").resolve(slug + ".yaml")).get("hosts") instanceof List<?> list
                ? list
                : List.of();
        return hosts.stream()
                .map(Object::toString)
                .filter(it -> it.endsWith("localhost"))
                .findFirst()
                .orElse(slug + ".localhost");
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

    /** Applies what is new or was changed since the last time; what an operator has applied in between stays. */
    public void load(Consumer<String> news) {
        var token = token(Operator.HOST, "operator", operatorSecret, "platform");
        for (var blueprint : blueprints()) {
            var slug = slug(blueprint);
            applyOnce(token, "/platform/tenants/" + slug, slug + "-blueprint", blueprint);
            if (Files.isRegularFile(directory(slug))) {
                applyOnce(token, "/platform/tenants/" + slug + "/directory", slug + "-directory", directory(slug));
            }
            int articles = publish(
                    token, slug, DemoArticle.of(deploy.resolve("demo/articles").resolve(slug)));
            news.accept("%-21s %s"
                    .formatted(
                            "tenant " + slug,
                            "its blueprint and its people are in place"
                                    + (articles == 0 ? "" : ", " + articles + " articles published")));
        }
    }

    /** Publishes those that nobody can read yet, with an integrator's token that is good for nothing else and gone after. */
    private int publish(String operatorToken, String slug, List<DemoArticle> articles) {
        var host = host(slug);
        var missing = articles.stream()
                .filter(it -> gateway.ask("GET", host, it.path(), Map.of(), new byte[0])
                                .status()
                        != 200)
                .toList();
        if (missing.isEmpty()) {
            return 0;
        }
        var clients = "/platform/tenants/" + slug + "/clients";
        var asOperator = bearer(operatorToken, "application/json");
        var client = JSON.readTree(patiently(
                        "POST",
                        Operator.HOST,
                        clients,
                        asOperator,
                        "{\"name\":\"demo articles\",\"scopes\":[\"articles:write\"]}".getBytes(UTF_8))
                .body());
        var id = client.get("clientId").asString();
        var writer = token(host, id, client.get("clientSecret").asString(), "articles:write");
        for (var article : missing) {
            var headers = bearer(writer, "application/json");
            patiently("PUT", host, article.path(), headers, JSON.writeValueAsBytes(article.text()));
            patiently("POST", host, article.path() + "/publication", headers, new byte[0]);
        }
        patiently("DELETE", Operator.HOST, clients + "/" + id, asOperator, new byte[0]);
        return missing.size();
    }

    private String token(String host, String client, String secret, String scope) {
        var answer = patiently(
                "POST", host, "/oauth2/token", Operator.tokenHeaders(client, secret), Operator.tokenBody(scope));
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private static Map<String, String> bearer(String token, String contentType) {
        return Map.of("Authorization", "Bearer " + token, "Content-Type", contentType);
    }

    /** Checking every password of an unchanged directory again would take longer than all the rest. */
    private void applyOnce(String token, String path, String name, Path file) {
        try {
            var document = Files.readString(file, UTF_8);
            var last = applied.resolve(name + ".yaml");
            if (Files.isRegularFile(last) && Files.readString(last, UTF_8).equals(document)) {
                return;
            }
            patiently("PUT", Operator.HOST, path, bearer(token, "application/yaml"), document.getBytes(UTF_8));
            Files.createDirectories(applied);
            Files.writeString(last, document, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The gateway may be ready a moment before it has heard of the services behind it. */
    private FrontDoor.Answer patiently(
            String method, String host, String path, Map<String, String> headers, byte[] body) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = gateway.ask(method, host, path, headers, body);
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

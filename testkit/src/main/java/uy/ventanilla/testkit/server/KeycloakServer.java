package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keycloak on loopback, everything in memory: an OpenID Connect server that is not ours. */
public final class KeycloakServer {
    private static final String ADMIN = "admin";
    private static final Duration BUILD_WITHIN = Duration.ofMinutes(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Unpacked programs;
    private final Path directory;
    private final int port;
    private volatile @Nullable Child child;

    public KeycloakServer(Path programs, Path directory, int port) {
        this.programs = new Unpacked(programs);
        this.directory = directory;
        this.port = port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The issuer of a realm's tokens. */
    public String issuer(String realm) {
        return url() + "/realms/" + realm;
    }

    public void start() {
        var home = home();
        var command = java(home);
        command.addAll(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname-strict=false"));
        child = Child.start(
                command,
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN),
                directory,
                log(),
                pidFile(),
                new byte[0]);
    }

    /** The program, unpacked and built for its database at the first call. */
    private Path home() {
        var distribution = Artifacts.ofThisBuild().keycloakDistribution();
        return programs.directory("keycloak-" + Artifacts.versionOf(distribution) + "-" + Java.version(), into -> {
            Unpacked.zip(distribution, into);
            build(into);
        });
    }

    private void build(Path home) throws IOException {
        var log = directory.resolve("keycloak-build.log");
        Files.createDirectories(directory);
        var command = java(home);
        // the build restarts itself to read what it has made; what it leaves behind is for "start --optimized"
        command.addAll(List.of("build", "--db=dev-mem", "--cache=local"));
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(BUILD_WITHIN);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("Keycloak was not built:\n" + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The command of the distribution's own launcher with less memory. */
    private static List<String> java(Path home) {
        return new ArrayList<>(List.of(
                Java.command(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Dkeycloak.theme.dir=" + home.resolve("themes"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dfile.encoding=UTF-8",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    }

    /** Makes a realm of its JSON representation, as Keycloak's Admin REST API takes it. */
    public void add(String realm) {
        var answer = send(HttpRequest.newBuilder(URI.create(url() + "/admin/realms"))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(realm)));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("no realm: " + answer.statusCode() + " " + answer.body());
        }
    }

    private String adminToken() {
        var form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", ADMIN)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = send(HttpRequest.newBuilder(URI.create(issuer("master") + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        var token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("no token: " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isHealthy() {
        if (!isRunning() || !Ports.answers(port)) {
            return false;
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(issuer("master") + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for the first healthy answer. Throws with the log's last lines when the process dies or time is up. */
    public void awaitReady(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isHealthy()) {
            if (!isRunning() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Keycloak is not ready:\n" + LogTail.of(log()));
            }
            Pause.briefly();
        }
    }

    private boolean isRunning() {
        var running = child;
        return running != null && running.isAlive();
    }

    private Path log() {
        return directory.resolve("keycloak.log");
    }

    public void kill() {
        var running = child;
        if (running != null) {
            running.kill();
        }
    }

    private Path pidFile() {
        return directory.resolve("keycloak.pid");
    }
}

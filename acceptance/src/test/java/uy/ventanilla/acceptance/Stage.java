package uy.ventanilla.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.local.AccessToken;
import uy.ventanilla.local.Layout;
import uy.ventanilla.local.Platform;
import uy.ventanilla.local.RunningCopy;

/**
 * The platform all stories of a run are played on: real servers and every service as a process of its own, started once,
 * on other ports and in another home than a developer's own {@code ./ventanilla up}. Stories share its clock, which only
 * goes forward, and keep apart by opening a desk of their own each.
 */
final class Stage {
    private static final int PORT_OFFSET = 12_000;
    private static @Nullable Stage open;
    private static @Nullable String broken;
    /** Held for as long as this process lives: its lock goes with it. */
    private static @Nullable RunningCopy home;

    /** One story asks in seconds what a whole desk asks in an hour. */
    private static final Map<String, String> FASTER_THAN_PEOPLE = Map.of("VENTANILLA_LIMITS_TENANT", "600000");

    private final Platform platform;
    private final DirectoryTopic directory;
    private Duration ahead = Duration.ZERO;
    private @Nullable AccessToken operatorToken;

    private Stage(Platform platform) {
        this.platform = platform;
        this.directory = new DirectoryTopic(platform.kafkaBrokers());
    }

    /** The stage of this run. Where it could not be set up, every story after the first fails at once with the same reason. */
    static synchronized Stage open() {
        if (broken != null) {
            throw new IllegalStateException("the platform did not start: " + broken);
        }
        if (open == null) {
            try {
                open = start();
            } catch (RuntimeException e) {
                broken = e.toString();
                throw e;
            }
        }
        return open;
    }

    private static Stage start() {
        var root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."))
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(root.resolve("deploy"))) {
            root = Path.of("..").toAbsolutePath().normalize();
        }
        var folder = root.resolve("acceptance/target/stage");
        // the run directory stays: it names what an interrupted run may have left running
        for (var left : List.of("data", "logs", "secrets.properties", "clock-offset")) {
            forget(folder.resolve(left));
        }
        var layout = new Layout(root, folder, PORT_OFFSET);
        home = new RunningCopy(layout);
        if (!home.claim()) {
            throw new IllegalStateException("other stories are being played in " + layout.home());
        }
        var platform =
                new Platform(layout, new Platform.Settings(false, false, FASTER_THAN_PEOPLE, System.out::println));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stage-end"));
        try {
            platform.start();
            platform.setClockOffset(Duration.ZERO);
            return new Stage(platform);
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    private static void forget(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return platform.layout().checkout();
    }

    /** What the commands have to be told to find it. */
    List<String> whereItIs() {
        return List.of(
                "--checkout",
                root().toString(),
                "--dir",
                root().resolve("acceptance/target/stage").toString(),
                "--port-offset",
                Integer.toString(PORT_OFFSET));
    }

    URI gateway() {
        return URI.create(platform.gatewayUrl());
    }

    int smtpPort() {
        return platform.layout().smtpPort();
    }

    DirectoryTopic directory() {
        return directory;
    }

    List<String> services() {
        return platform.serviceNames();
    }

    Path log(String service) {
        return platform.log(service);
    }

    /** The local mailbox page's API. */
    Api mailPage() {
        return new Api(URI.create(platform.mailPageUrl()), "localhost", null);
    }

    Api api(String host, @Nullable String token) {
        return new Api(gateway(), host, token);
    }

    /** One service, past the gateway; {@code usualPort} as {@code up} has it. */
    Api service(int usualPort, String token) {
        return new Api(URI.create("http://127.0.0.1:" + (usualPort + PORT_OFFSET)), "localhost", token);
    }

    /** The platform's operator. */
    synchronized Api operator() {
        if (operatorToken == null || !operatorToken.isFresh()) {
            operatorToken = Eventually.finds("the operator's token", () -> {
                var answer = api("platform.localhost", null)
                        .form(
                                "/oauth2/token",
                                Map.of(
                                        "grant_type", "client_credentials",
                                        "scope", "platform",
                                        "client_id", "operator",
                                        "client_secret", platform.operatorSecret()));
                return answer.status() == 200
                        ? java.util.Optional.of(AccessToken.in(answer.json()))
                        : java.util.Optional.empty();
            });
        }
        return api("platform.localhost", operatorToken.value());
    }

    /** What was given so far counts no more. */
    synchronized void forgetOperator() {
        operatorToken = null;
    }

    String portalSecret() {
        return platform.portalSecret();
    }

    /** Moves the clock of every process. */
    synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
        platform.setClockOffset(ahead);
    }

    void kill(String name) {
        platform.kill(name);
    }

    void stop(String name) {
        platform.stop(name);
    }

    void start(String name) {
        platform.startAgain(name);
    }

    void awaitReady(String name) {
        platform.awaitReady(name);
    }
}

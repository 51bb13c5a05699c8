package uy.ventanilla.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.testkit.server.Child;
import uy.ventanilla.testkit.server.Java;
import uy.ventanilla.testkit.server.Ports;
import uy.ventanilla.testkit.server.QuickStart;

/** A service in a JVM of its own. */
final class ServiceProcess implements Part {
    /** Where memory is no matter: a collection every few seconds at some hundred requests a second. */
    private static final int ROOMY_YOUNG_MIB = 384;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final Service service;
    private final App app;
    private final Layout layout;
    private final Map<String, String> environment;
    private final boolean optimising;
    private volatile boolean recordCache;
    private volatile QuickStart quickStart = QuickStart.NONE;
    private volatile @Nullable Child child;

    ServiceProcess(
            Service service, App app, Layout layout, Map<String, String> environment, Platform.Settings settings) {
        this.service = service;
        this.app = app;
        this.layout = layout;
        this.environment = environment;
        this.recordCache = settings.recordCaches();
        this.optimising = settings.optimising();
    }

    @Override
    public String name() {
        return service.module();
    }

    @Override
    public int port() {
        return layout.port(service.usualPort());
    }

    @Override
    public void start() {
        if (child != null) {
            // It died: see to it that it comes back quickly, and record another day.
            recordCache = false;
        }
        var jar = app.extracted();
        int young = optimising ? ROOMY_YOUNG_MIB : service.youngMiB();
        var command = new ArrayList<>(List.of(
                Java.command(),
                "-Xms" + (young + 56) + "m", // with less, starting is busy with collecting
                "-XX:NewSize=" + young + "m",
                "-Xmx" + Math.max(service.heapMiB(), 2 * young) + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dspring.aot.enabled=true", // the beans as the build worked them out
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        // by itself a JVM goes on compiling the loops of an idle service for a quarter of an hour
        command.add(optimising ? "-XX:CompileThresholdScaling=0.2" : "-XX:TieredStopAtLevel=1");
        quickStart = recordCache ? app.cache() : app.cache().withoutRecording();
        command.addAll(service.flags());
        command.addAll(quickStart.flags());
        command.addAll(List.of("-jar", jar.toString()));
        endOrphan();
        child = Child.start(command, environment, workDirectory(), log(), pidFile(), new byte[0]);
    }

    @Override
    public boolean isReady() {
        if (!isRunning() || !Ports.answers(port())) {
            return false;
        }
        try {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            boolean ready =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            if (ready) {
                quickStart.ready(pid());
            }
            return ready;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        var running = child;
        return running != null && running.isAlive();
    }

    @Override
    public long pid() {
        var running = child;
        return running == null || !running.isAlive() ? -1 : running.pid();
    }

    @Override
    public Path log() {
        return layout.logs().resolve(service.module() + ".log");
    }

    @Override
    public void stop() {
        var running = child;
        if (running == null) {
            return;
        }
        // its own 30 s for what is under way, and what a recording JVM takes to write its cache after that
        quickStart.ended(running.stop("TERM", Duration.ofSeconds(35).plus(quickStart.patience())));
    }

    @Override
    public void kill() {
        var running = child;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public void endOrphan() {
        Child.endOrphan(pidFile(), app.jar().getFileName().toString());
    }

    private Path workDirectory() {
        return layout.data().resolve(service.module());
    }

    private Path pidFile() {
        return layout.run().resolve(service.module() + ".pid");
    }
}

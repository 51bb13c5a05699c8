package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Elasticsearch, one node without security on loopback, with the language analysis plugin. */
public final class ElasticsearchServer implements Server {
    private static final String HTTP_MODULE = "transport-netty4";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Unpacked programs;
    private final Path directory;
    private final int port;
    private final int transportPort;
    private final QuickStart quickStart;
    private volatile @Nullable Child child;

    /** {@code archived}: use the archive of its classes among the programs, or record one. */
    public ElasticsearchServer(Path programs, Path directory, int port, int transportPort, boolean archived) {
        this.programs = new Unpacked(programs);
        this.directory = directory;
        this.port = port;
        this.transportPort = transportPort;
        this.quickStart = archived ? archive() : QuickStart.NONE;
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    @Override
    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void start() {
        var home = home();
        endOrphan();
        prepare(home);
        var arguments = ElasticsearchArguments.of(settings(home), configuration(), directory.resolve("logs"));
        var command = java(home);
        command.addAll(1, quickStart.flags());
        child = Child.start(
                RunAs.ordinaryUser(command),
                Map.of(
                        "ES_TMPDIR",
                        directory.resolve("tmp").toString(),
                        "LIBFFI_TMPDIR",
                        directory.resolve("tmp").toString()),
                directory,
                log(),
                pidFile(),
                arguments);
    }

    private static Path distribution() {
        return Artifacts.ofThisBuild().elasticsearchDistribution();
    }

    /** The program, unpacked at the first call. */
    private Path home() {
        var version = Artifacts.versionOf(distribution());
        return programs.directory("elasticsearch-lean-" + version + "-" + AnalysisPlugin.fingerprint(), into -> {
            Unpacked.zip(distribution(), into);
            makeLean(into.resolve("modules"));
            AnalysisPlugin.install(into, version);
        });
    }

    private QuickStart archive() {
        var madeOf = Artifacts.versionOf(distribution()) + "-" + AnalysisPlugin.fingerprint();
        return new ClassArchive(programs.home(), "elasticsearch-lean", madeOf, () -> java(home()), log());
    }

    /** What the others bring (licences, security, tracing of its own) nobody asks for here, and starting is quicker. */
    private static void makeLean(Path modules) throws IOException {
        try (var all = Files.list(modules)) {
            all.filter(module -> !module.endsWith(HTTP_MODULE)).forEach(Trees::delete);
        }
    }

    private void prepare(Path home) {
        try {
            for (var part : List.of("config", "data", "logs", "tmp")) {
                Files.createDirectories(directory.resolve(part));
            }
            for (var file : List.of("log4j2.properties", "jvm.options")) {
                var target = configuration().resolve(file);
                if (!Files.exists(target)) {
                    Files.copy(home.resolve("config").resolve(file), target);
                }
            }
            Files.writeString(
                    configuration().resolve("elasticsearch.yml"),
                    "# settings are given at start\n",
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(Path home) {
        return Map.ofEntries(
                Map.entry("path.home", home.toString()),
                Map.entry("path.data", directory.resolve("data").toString()),
                Map.entry("path.logs", directory.resolve("logs").toString()),
                Map.entry("cluster.name", "ventanilla"),
                Map.entry("node.name", "ventanilla-1"),
                Map.entry("discovery.type", "single-node"),
                Map.entry("network.host", "127.0.0.1"),
                Map.entry("http.port", Integer.toString(port)),
                Map.entry("transport.port", Integer.toString(transportPort)),
                // A full laptop disk must not turn the index read-only.
                Map.entry("cluster.routing.allocation.disk.threshold_enabled", "false"),
                Map.entry("node.processors", "2"));
    }

    /**
     * The command of the distribution's own launcher with less memory, and with one difference: the bridge from the JDK
     * to Elasticsearch's entitlements stands on the boot class path instead of being patched into {@code java.base},
     * for a JVM with a patched module reads no archive of classes. See docs/decisions/start-on-two-cores.md.
     */
    private List<String> java(Path home) {
        var lib = home.resolve("lib");
        var version = Artifacts.versionOf(distribution());
        var bridge = lib.resolve("entitlement-bridge/elasticsearch-entitlement-bridge-" + version + ".jar");
        return new ArrayList<>(List.of(
                Java.command(),
                "-Xms192m",
                "-Xmx256m",
                "-XX:MaxDirectMemorySize=96m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xss1m",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + directory.resolve("logs/hs_err_pid%p.log"),
                "-Des.networkaddress.cache.ttl=60",
                "-Des.networkaddress.cache.negative.ttl=10",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djna.nosys=true",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j2.formatMsgNoLookups=true",
                "-Djava.locale.providers=CLDR",
                "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                "-Des.path.home=" + home,
                "-Des.path.conf=" + configuration(),
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                "--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core",
                "--enable-native-access=ALL-UNNAMED",
                "--illegal-native-access=deny",
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true",
                "-Xbootclasspath/a:" + bridge,
                "--add-reads=org.elasticsearch.entitlement=ALL-UNNAMED",
                "--add-exports=org.elasticsearch.entitlement/org.elasticsearch.entitlement.initialization=ALL-UNNAMED",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "--module-path",
                lib.toString(),
                "--add-modules=jdk.net",
                "--add-modules=jdk.management.agent",
                "--add-modules=ALL-MODULE-PATH",
                "-m",
                "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"));
    }

    @Override
    public void endOrphan() {
        Child.endOrphan(pidFile(), "-Des.path.conf=" + configuration());
    }

    @Override
    public boolean isHealthy() {
        boolean healthy = answers();
        if (healthy) {
            quickStart.ready(pid());
        }
        return healthy;
    }

    private boolean answers() {
        if (!isRunning() || !Ports.answers(port)) {
            return false;
        }
        try {
            var request = HttpRequest.newBuilder(
                            URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
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
        return directory.resolve("elasticsearch.log");
    }

    @Override
    public void stop() {
        var running = child;
        if (running != null) {
            quickStart.ended(running.stop("TERM", Duration.ofSeconds(20).plus(quickStart.patience())));
        }
    }

    @Override
    public void kill() {
        var running = child;
        if (running != null) {
            running.kill();
        }
    }

    private Path configuration() {
        return directory.resolve("config");
    }

    private Path pidFile() {
        return directory.resolve("elasticsearch.pid");
    }
}

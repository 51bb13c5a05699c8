package uy.ventanilla.testkit.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kafka in KRaft mode, broker and controller in one JVM. */
public final class KafkaServer implements Server {
    private static final String CLUSTER_ID = "dmVudGFuaWxsYS1sb2NhbA";

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final QuickStart quickStart;
    private volatile @Nullable Child child;

    public KafkaServer(Path directory, int port, int controllerPort) {
        this(directory, port, controllerPort, QuickStart.NONE);
    }

    public KafkaServer(Path directory, int port, int controllerPort, QuickStart quickStart) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.quickStart = quickStart;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() {
        endOrphan();
        writeSettings();
        if (!Files.isRegularFile(data().resolve("meta.properties"))) {
            format();
        }
        var main = List.of("kafka.Kafka", settingsFile().toString());
        var command = new ArrayList<>(java(main));
        command.addAll(1, quickStart.flags());
        child = Child.start(command, Map.of(), directory, log(), pidFile(), new byte[0]);
    }

    private void format() {
        var main = List.of(
                "kafka.tools.StorageTool", "format", "-c", settingsFile().toString(), "-t", CLUSTER_ID);
        var tool = Child.start(java(main), Map.of(), directory, log(), pidFile(), new byte[0]);
        int exit = tool.onExit().join().exitValue();
        if (exit != 0) {
            throw new IllegalStateException("Kafka's storage could not be formatted:\n" + LogTail.of(log()));
        }
    }

    private static List<String> java(List<String> main) {
        var command = new ArrayList<>(List.of(
                Java.command(),
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=ventanilla-server-logback.xml",
                "-cp",
                Artifacts.ofThisBuild().classPath()));
        command.addAll(main);
        return command;
    }

    private void writeSettings() {
        var settings = """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                advertised.listeners=PLAINTEXT://127.0.0.1:%d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.quorum.voters=1@127.0.0.1:%d
                log.dirs=%s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, port, controllerPort, data());
        try {
            Files.createDirectories(directory);
            Files.writeString(settingsFile(), settings, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void endOrphan() {
        Child.endOrphan(pidFile(), settingsFile().toString());
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
        if (!isRunning()) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.setSoTimeout(2_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return answersApiVersions(socket);
        } catch (IOException e) {
            return false;
        }
    }

    /** The first question of every Kafka client: request 18, version 0, no client id. */
    private static boolean answersApiVersions(Socket socket) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(10);
        out.writeShort(18);
        out.writeShort(0);
        out.writeInt(1);
        out.writeShort(-1);
        out.flush();
        var in = new DataInputStream(socket.getInputStream());
        return in.readInt() > 6 && in.readInt() == 1 && in.readShort() == 0;
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
        return directory.resolve("kafka.log");
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

    private Path data() {
        return directory.resolve("data");
    }

    private Path settingsFile() {
        return directory.resolve("server.properties");
    }

    private Path pidFile() {
        return directory.resolve("kafka.pid");
    }
}

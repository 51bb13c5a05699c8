package uy.ventanilla.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.testkit.server.Child;
import uy.ventanilla.testkit.server.Java;
import uy.ventanilla.testkit.server.LogTail;
import uy.ventanilla.testkit.server.StartUpCache;
import uy.ventanilla.testkit.server.Trees;

/** A service's program: its jar, extracted so that the JVM can use a start-up cache. */
final class App {
    private final Service service;
    private final Path jar;
    private final Path apps;
    private @Nullable Path directory;

    App(Service service, Path jar, Path apps) {
        this.service = service;
        this.jar = jar;
        this.apps = apps;
    }

    static App of(Service service, Layout layout) {
        return new App(
                service,
                layout.checkout().resolve(service.module() + "/target/" + service.module() + "-1-SNAPSHOT.jar"),
                layout.apps());
    }

    boolean isBuilt() {
        return Files.isRegularFile(jar);
    }

    Path jar() {
        return jar;
    }

    /** The extracted program's main jar. Extracts when this build of the jar was not extracted yet. */
    Path extracted() {
        try {
            var directory = directory();
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(apps);
                var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
                try (var channel = FileChannel.open(apps.resolve(service.module() + ".lock"), options);
                        var _ = channel.lock()) {
                    if (!Files.isDirectory(directory)) {
                        forgetOlder();
                        extract(directory);
                    }
                }
            }
            return directory.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Named by the jar's content: builds are reproducible, so a new build of the same sources keeps its cache. */
    private synchronized Path directory() throws IOException {
        var known = directory;
        if (known == null) {
            var sum = new CRC32C();
            try (var channel = FileChannel.open(jar, StandardOpenOption.READ)) {
                sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            }
            known = apps.resolve(service.module() + "-" + Long.toHexString(sum.getValue()));
            directory = known;
        }
        return known;
    }

    private void extract(Path directory) throws IOException {
        var partial = apps.resolve(service.module() + ".partial");
        Trees.delete(partial);
        var log = apps.resolve(service.module() + ".extract.log");
        Files.deleteIfExists(log);
        var command = List.of(
                Java.command(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                partial.toString());
        var tool =
                Child.start(command, Map.of(), apps, log, apps.resolve(service.module() + ".extract.pid"), new byte[0]);
        int exit = tool.onExit().join().exitValue();
        if (exit != 0) {
            throw new Trouble(jar + " could not be extracted:\n" + LogTail.of(log));
        }
        Files.move(partial, directory);
    }

    private void forgetOlder() throws IOException {
        try (var all = Files.newDirectoryStream(apps, service.module() + "-*")) {
            for (var old : all) {
                // "ticket-service-1f" but not what belongs to another module of a longer name
                if (Files.isDirectory(old)
                        && old.getFileName()
                                .toString()
                                .substring(service.module().length() + 1)
                                .matches("[0-9a-f]+")) {
                    Trees.delete(old);
                }
            }
        }
    }

    /** What makes it start quicker, until the jar changes. */
    StartUpCache cache() {
        try {
            // the directory is named by the jar already
            return new StartUpCache(directory(), "start-up", "jar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

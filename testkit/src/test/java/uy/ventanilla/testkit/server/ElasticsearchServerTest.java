package uy.ventanilla.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchServerTest {
    @TempDir
    Path directory;

    @Test
    void itsSecondRunUsesTheArchiveOfItsFirst() throws IOException {
        var programs = directory.resolve("programs");
        var server = new ElasticsearchServer(programs, directory.resolve("data"), Ports.free(), Ports.free(), true);
        try {
            server.start();
            server.awaitReady(Duration.ofMinutes(3));
            server.stop();
            var archive = archive(programs);
            assertThat(archive).isPresent();

            server.start();
            server.awaitReady(Duration.ofMinutes(3));
            assertThat(QuickStart.uses(server.pid(), archive.get())).isTrue();
            assertThat(archive(programs)).isPresent();
        } finally {
            server.stop();
        }
    }

    private static Optional<Path> archive(Path programs) throws IOException {
        try (var all = Files.list(programs)) {
            return all.filter(file -> file.toString().endsWith(".jsa")).findFirst();
        }
    }
}

